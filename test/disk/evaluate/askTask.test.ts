import assert from 'node:assert/strict';
import type { FileTask, FillInTask } from '../../../src/core/evaluate/task.ts';
import type { FinishReason } from '../../../src/core/provider/provider.ts';
import { askTask } from '../../../src/disk/evaluate/askTask.ts';
import { dedent } from '../../support/dedent.ts';
import { installedDrafts } from '../../support/grammars.ts';

const test = {
  files: [{ path: 'test.js', text: 'secret()' }],
  command: ['node', 'test.js'],
  timeLimitSeconds: 5,
} as const;
const FIX: FileTask = {
  id: 'fix',
  title: 'Fix',
  kind: 'fix',
  languageId: 'javascript',
  prompt: 'Make it add.',
  files: [
    { path: 'sum.js', text: 'export const sum = (a, b) => a - b;\n' },
    { path: 'other.js', text: 'export const other = 1;\n' },
  ],
  entry: 'sum.js',
  test,
};
const CONVERT: FileTask = {
  ...FIX,
  kind: 'convert',
  languageId: 'typescript',
  entry: 'sum.ts',
  files: FIX.files.slice(0, 1),
};
const HOLE: FillInTask = {
  id: 'hole',
  title: 'Hole',
  kind: 'fill-in',
  languageId: 'python',
  path: 'program.py',
  prefix: 'def add(a, b):\n    ',
  suffix: dedent`


    print(add(1, 2))
  `,
  epilogue: 'check(add)\n',
  test,
};

describe('a question of a comparison', () => {
  const ask = askTask({ newDraft: installedDrafts() });
  const read = (task: FileTask | FillInTask, answer: string, reason: FinishReason = 'stop') =>
    ask(task, 'm').read(answer, reason);

  async function filesOf(task: FileTask | FillInTask, answer: string): Promise<Record<string, string>> {
    const found = await read(task, answer);
    assert.ok(found.kind === 'files', JSON.stringify(found));
    return Object.fromEntries(found.files.map(({ path, text }) => [path, text]));
  }

  it('shows the model the task and its files, and never the test', () => {
    const text = JSON.stringify(ask(FIX, 'm').request);
    for (const part of ['Make it add.', 'a - b', 'other = 1', 'sum.js', 'other.js'])
      assert.ok(text.includes(part), part);
    assert.ok(!text.includes('secret()'));
    assert.ok(!JSON.stringify(ask(HOLE, 'm').request).includes('check(add)'));
  });

  it('takes a whole file out of an answer, and leaves the others as they were', async () => {
    const files = await filesOf(
      FIX,
      dedent`
      Here it is:

      \`\`\`js
      export const sum = (a, b) => a + b;
      \`\`\`
    `,
    );
    assert.deepEqual(files, {
      'sum.js': 'export const sum = (a, b) => a + b;\n',
      'other.js': 'export const other = 1;\n',
    });
  });

  it('takes several named files', async () => {
    const files = await filesOf(
      FIX,
      dedent`
        sum.js
        \`\`\`js
        export const sum = 1;
        \`\`\`

        new.js
        \`\`\`js
        export const n = 2;
        \`\`\`
      `,
    );
    assert.deepEqual(Object.keys(files).toSorted(), ['new.js', 'other.js', 'sum.js']);
  });

  it('takes a file that is to be made, named or not', async () => {
    const code = 'export const sum = (a: number, b: number): number => a + b;\n';
    const named = await filesOf(CONVERT, `sum.ts\n\`\`\`ts\n${code}\`\`\`\n`);
    assert.equal(named['sum.ts'], code);
    const nameless = await filesOf(CONVERT, `\`\`\`ts\n${code}\`\`\`\n`);
    assert.equal(nameless['sum.ts'], code);
  });

  it('lets the test judge an answer that changes nothing', async () => {
    const files = await filesOf(
      FIX,
      dedent`
      \`\`\`js
      export const sum = (a, b) => a - b;
      \`\`\`
    `,
    );
    assert.equal(files['sum.js'], FIX.files[0]?.text);
  });

  for (const [name, answer, reason, kind] of [
    ['cut off', '```js\nexport const sum', 'length', 'truncated'],
    ['empty', '', 'stop', 'empty'],
    ['blank', ' \n\n', 'stop', 'empty'],
    ['mere talk', 'I am sorry, but I cannot help with that.', 'stop', 'malformed'],
    [
      'a file elsewhere',
      dedent`
      ../../evil.js
      \`\`\`js
      export const x = 1;
      \`\`\`
    `,
      'stop',
      'malformed',
    ],
  ] as const) {
    it(`distinguishes an answer that is ${name}`, async () => {
      const found = await read(FIX, answer, reason);
      assert.ok(found.kind !== 'files' && found.reason.length > 10, JSON.stringify(found));
      assert.equal(found.kind, kind);
    });
  }

  it('fits the answer into the hole as ghost text does, and appends the test', async () => {
    const files = await filesOf(
      HOLE,
      dedent`
      \`\`\`python
      def add(a, b):
          return a + b
      \`\`\``,
    );
    assert.equal(
      files['program.py'],
      dedent`
      def add(a, b):
          return a + b

      print(add(1, 2))
      check(add)
    `,
    );
    assert.equal((await read(HOLE, '')).kind, 'empty');
    assert.equal((await read(HOLE, 'return a +', 'length')).kind, 'truncated');
    assert.equal((await read(HOLE, 'Sure, I can help with that!')).kind, 'malformed');
  });
});
