import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { taskDraft } from '../../../src/core/evaluate/taskDraft.ts';
import type { TestOutcome } from '../../../src/core/evaluate/testRun.ts';
import { askTask } from '../../../src/disk/evaluate/askTask.ts';
import { Bench } from '../../../src/disk/evaluate/bench.ts';
import { readTaskSet } from '../../../src/disk/evaluate/taskSet.ts';
import { writeTask } from '../../../src/disk/evaluate/writeTask.ts';
import { installedDrafts } from '../../support/grammars.ts';
import { useFolder } from '../folders.ts';

const LIMIT_MS = 60_000;

/** A selection, a model's answer, and a test line that distinguishes the two. */
const SELECTIONS = [
  {
    languageId: 'python',
    extension: '.py',
    code: '    def add(a, b):\n        return a - b\n',
    answer: 'def add(a, b):\n    return a + b\n',
    check: 'self.assertEqual(subject.add(2, 3), 5)',
  },
  {
    languageId: 'javascript',
    extension: '.js',
    code: 'export const add = (a, b) => a - b;',
    answer: 'export const add = (a, b) => a + b;',
    check: 'assert.equal(subject.add(2, 3), 5);',
  },
  {
    languageId: 'javascript',
    extension: '.cjs',
    code: 'exports.add = (a, b) => a - b;',
    answer: 'exports.add = (a, b) => a + b;',
    check: 'assert.equal(subject.add(2, 3), 5);',
  },
  {
    languageId: 'typescript',
    extension: '.ts',
    code: 'export const add = (a: number, b: number): number => a - b;',
    answer: 'export const add = (a: number, b: number): number => a + b;',
    check: 'assert.equal(subject.add(2, 3), 5);',
  },
  {
    languageId: 'typescriptreact',
    extension: '.tsx',
    code: 'export const Sum = ({ a, b }: Props) => <p>{a - b}</p>;',
    answer: 'export const Sum = ({ a, b }: Props) => <p>{a + b}</p>;',
    check: 'assert.match(subject, /a \\+ b/);',
  },
  {
    languageId: 'javascriptreact',
    extension: '.jsx',
    code: 'export const Sum = ({ a, b }) => <p>{a - b}</p>;',
    answer: 'export const Sum = ({ a, b }) => <p>{a + b}</p>;',
    check: 'assert.match(subject, /a \\+ b/);',
  },
  {
    languageId: 'go',
    extension: '.go',
    code: 'func add(a, b int) int { return a - b }',
    answer: 'func add(a, b int) int { return a + b }',
    check: 'assert.match(subject, /a \\+ b/);',
  },
] as const;

describe('a task from a selection', function () {
  this.timeout(LIMIT_MS);
  const folder = useFolder();
  const bench = new Bench();
  const ask = askTask({ newDraft: installedDrafts() });

  /** The draft as it is read again, and its test's result for an answer. */
  async function outcomeOf(answer: string): Promise<TestOutcome> {
    const reading = await readTaskSet(folder());
    assert.ok(reading.kind === 'read', JSON.stringify(reading));
    const task = reading.set.tasks[0] ?? assert.fail();
    const read = await ask(task, 'm').read(`\`\`\`\n${answer}\n\`\`\``, 'stop');
    assert.ok(read.kind === 'files', JSON.stringify(read));
    return bench.run({ ...task.test, timeLimitSeconds: 50 }, read.files, new AbortController().signal);
  }

  for (const { answer, check, code, extension, languageId } of SELECTIONS) {
    it(`fails until its test is written, and then accepts only the right code: ${extension}`, async function () {
      const task = taskDraft({ prompt: 'Add them.', code, languageId, extension, id: 'add' });
      await writeTask(folder(), task);
      const before = await outcomeOf(answer);
      if (before.kind === 'skipped') this.skip();
      assert.ok(before.kind === 'failed');
      assert.match(before.output.text, /write your assertions here/);
      const path = join(folder(), 'add', task.test.files[0]?.path ?? '');
      const drafted = await readFile(path, 'utf8');
      await writeFile(path, drafted.replace(/^( *).*write your assertions here.*$/m, `$1${check}`));
      const right = await outcomeOf(answer);
      assert.equal(right.kind, 'passed', JSON.stringify(right));
      assert.equal((await outcomeOf(code)).kind, 'failed');
    });
  }
});
