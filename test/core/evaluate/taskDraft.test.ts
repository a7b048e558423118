import assert from 'node:assert/strict';
import { taskDraft, taskIdFor } from '../../../src/core/evaluate/taskDraft.ts';
import { dedent } from '../../support/dedent.ts';

const WISH = { prompt: 'Sort the rows!', code: 'rows = []', languageId: 'python', extension: '.py', id: 'sort' };

describe('a new task', () => {
  it('has the selected code as a file, with the prompt', () => {
    const task = taskDraft(WISH);
    assert.deepEqual(task.files, [{ path: 'subject.py', text: 'rows = []\n' }]);
    assert.deepEqual([task.entry, task.prompt, task.title], ['subject.py', 'Sort the rows!', 'Sort the rows!']);
  });

  it('has a test in its own language that fails until it is written', () => {
    const python = taskDraft(WISH).test;
    assert.deepEqual([python.command[0], python.files[0]?.path], ['python', 'test_subject.py']);
    assert.match(python.files[0]?.text ?? '', /self\.fail/);
    const typed = taskDraft({ ...WISH, languageId: 'typescript', extension: '.ts' }).test;
    assert.deepEqual(typed.command, ['node', '--test', 'subject.test.mts']);
    assert.match(typed.files[0]?.text ?? '', /from '\.\/subject\.ts'.*assert\.fail/s);
  });

  it('loses the indentation of the place where it was selected', () => {
    const textOf = (code: string) => taskDraft({ ...WISH, code }).files[0]?.text;
    assert.equal(
      textOf('    def f():\n\n        return 1'),
      dedent`
        def f():

            return 1
      `,
    );
    assert.equal(
      textOf('  \n\ta()\n\t  b()\n'),
      dedent`

        a()
          b()
      `,
    );
    assert.equal(textOf('  a()\n\tb()'), '  a()\n\tb()\n');
  });

  it('ends as files of its language do, wherever it was selected', () => {
    const entryOf = (languageId: string, extension: string) => taskDraft({ ...WISH, languageId, extension }).entry;
    assert.equal(entryOf('python', '.ipynb'), 'subject.py');
    assert.equal(entryOf('typescript', ''), 'subject.ts');
    assert.equal(entryOf('typescriptreact', '.tsx'), 'subject.tsx');
    assert.equal(entryOf('go', '.go'), 'subject.go');
    assert.equal(entryOf('plaintext', ''), 'subject.txt');
    assert.equal(entryOf('made', '.a b'), 'subject.txt');
  });

  it('has a short title, however long the prompt is', () => {
    const { title } = taskDraft({ ...WISH, prompt: `${'very '.repeat(40)}long\nand more` });
    assert.equal(title.length, 60);
  });

  it('is in a folder of its own', () => {
    assert.equal(taskIdFor('Sort the rows!', new Set()), 'sort-the-rows');
    assert.equal(taskIdFor('Sort the rows!', new Set(['sort-the-rows', 'sort-the-rows-2'])), 'sort-the-rows-3');
    assert.equal(taskIdFor('…', new Set()), 'task');
  });
});
