import assert from 'node:assert/strict';
import { readFillIns } from '../../../src/core/evaluate/fillInReader.ts';
import { isTaskPath } from '../../../src/core/evaluate/taskPath.ts';
import { readTask } from '../../../src/core/evaluate/taskReader.ts';
import { dedent } from '../../support/dedent.ts';

const TASK = {
  title: 'Add up',
  kind: 'fix',
  languageId: 'python',
  prompt: 'Make it add.',
  files: ['sum.py'],
  entry: 'sum.py',
  testCommand: ['python', '-m', 'unittest'],
};
const FILES = [
  { path: 'sum.py', text: 'def add(a, b): return a - b\n' },
  { path: 'test_sum.py', text: 'import unittest\n' },
];

const COMMAND = '"testCommand" takes a list: the name of a program on the PATH, without a folder, then its arguments.';

function problemsOf(change: object, files = FILES): readonly string[] {
  const reading = readTask({ name: 'add-up', json: JSON.stringify({ ...TASK, ...change }), files });
  return 'problems' in reading ? reading.problems : [];
}

describe('a task in a folder', () => {
  it('shows the model the files that it names, and keeps all others for the test', () => {
    const reading = readTask({ name: 'add-up', json: JSON.stringify(TASK), files: FILES });
    assert.ok('task' in reading && reading.task.kind === 'fix');
    const { id, files, test } = reading.task;
    assert.deepEqual(
      [id, files.map(({ path }) => path), test.files.map(({ path }) => path)],
      ['add-up', ['sum.py'], ['test_sum.py']],
    );
    assert.deepEqual([test.command, test.timeLimitSeconds], [['python', '-m', 'unittest'], 30]);
  });

  it('is read with a byte order mark and the line ends of Windows', () => {
    const json = `\uFEFF${JSON.stringify(TASK, null, 2).replaceAll('\n', '\r\n')}\r\n`;
    assert.ok('task' in readTask({ name: 'add-up', json, files: FILES }));
  });

  it('may have a hole to be filled', () => {
    const files = [
      {
        path: 'sum.py',
        text: dedent`
          def add(a, b):
              <FILL>
        `,
      },
      ...FILES.slice(1),
    ];
    const { prompt: _, files: __, ...json } = TASK;
    const reading = readTask({ name: 'hole', json: JSON.stringify({ ...json, kind: 'fill-in' }), files });
    assert.ok('task' in reading && reading.task.kind === 'fill-in');
    const { prefix, suffix, test } = reading.task;
    assert.deepEqual([prefix, suffix, test.files.length], ['def add(a, b):\n    ', '\n', 1]);
  });

  for (const [name, change, problem] of [
    ['a missing title', { title: undefined }, '"title" is missing.'],
    ['a misspelled field', { promt: 'Add.' }, 'A task has no "promt".'],
    ['an unknown kind', { kind: 'solve' }, '"kind" takes "refactor" or "complete" or "convert" or "fix" or "fill-in".'],
    ['a command as one text', { testCommand: 'python test.py' }, COMMAND],
    ['a program outside of the folder', { testCommand: ['../../tmp/x.sh'] }, COMMAND],
    ['a program in the folder', { testCommand: ['./test.sh'] }, COMMAND],
    ['a program by its path on Windows', { testCommand: ['C:x.exe'] }, COMMAND],
    ['a program that is no name', { testCommand: ['..', 'x'] }, COMMAND],
    ['a limit of a day', { timeLimitSeconds: 86_400 }, '"timeLimitSeconds" takes seconds, 600 at most.'],
    [
      'an entry that is not there',
      { entry: 'sun.py' },
      '"entry" names sun.py, which doesn\'t exist. Name one of "files" (sum.py).',
    ],
    [
      'an entry outside of the folder',
      { entry: '../sum.py' },
      '"entry" takes a path inside the task\'s folder, with "/" between the parts.',
    ],
    [
      'an entry that its own test would write over',
      { entry: 'test_sum.py' },
      '"entry" names test_sum.py, which "files" doesn\'t, so the test would overwrite the answer. Add it to "files".',
    ],
    [
      'a file that is not there',
      { files: ['sum.py', 'sun.py'] },
      '"files" names sun.py, which doesn\'t exist. Create it, or remove its name.',
    ],
    [
      'a hole without a mark',
      { kind: 'fill-in' },
      'sum.py contains <FILL> 0 times. Put it exactly once, where the model should fill in code.',
    ],
  ] as const) {
    it(`explains the error in ${name}`, () => assert.deepEqual(problemsOf(change), [problem]));
  }

  it('may ask for a conversion into a file that is not there yet', () => {
    assert.deepEqual(problemsOf({ kind: 'convert', entry: 'sum.ts' }), []);
  });

  it('reports all errors at once', () => {
    assert.deepEqual(problemsOf({ title: 7, entry: '../sum.py', prompt: undefined }).length, 3);
    assert.deepEqual(readTask({ name: 'a', json: '[]', files: [] }), { problems: ['This is not a JSON object.'] });
  });

  it('names no file outside of its folder', () => {
    for (const path of ['a.py', 'src/a b.py', '.hidden/ä.ts']) assert.ok(isTaskPath(path), path);
    for (const path of ['', '/a', '../a', 'a/../b', 'a//b', 'C:/a', 'a\\b', 'a/.', 'con', 'nul.txt', 'a\0', 'a.'])
      assert.ok(!isTaskPath(path), path);
  });
});

describe('a file of fill-in-the-middle cases', () => {
  const CASE = { id: 'one', prefix: 'def f():\n', suffix: '\n', entryPoint: 'f', test: 'def check(f): pass' };
  const read = (...cases: readonly unknown[]) => readFillIns(cases.map(one => JSON.stringify(one)).join('\n'));

  it('has one case per line, checked by its own test', () => {
    const { tasks, problems } = read(CASE, { ...CASE, id: 'two', truth: '    return 1', kind: 'random-span' });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      tasks.map(({ id, languageId, path }) => [id, languageId, path]),
      [
        ['one', 'python', 'program.py'],
        ['two', 'python', 'program.py'],
      ],
    );
    const [task] = tasks;
    assert.ok(task?.test.expectOutput && task.epilogue.includes('check(f)'));
    // An answer that ends the program early has passed nothing.
    assert.ok(task.epilogue.trimEnd().endsWith(`print("${task.test.expectOutput}")`));
  });

  it('may begin with a byte order mark, and have the line ends of Windows', () => {
    const text = [CASE, { ...CASE, id: 'two' }].map(one => `${JSON.stringify(one)}\r\n`).join('');
    const { tasks, problems } = readFillIns(`\uFEFF${text}\r\n`);
    assert.deepEqual([tasks.map(({ id }) => id), problems], [['one', 'two'], []]);
  });

  it('names the line of an error', () => {
    const { problems } = read(
      CASE,
      7,
      { ...CASE, id: 'b', entryPoint: 'f(); evil' },
      { ...CASE, languageId: 'go' },
      CASE,
    );
    assert.deepEqual(problems, [
      'Line 2: not a JSON object.',
      'Line 3: "entryPoint" isn\'t a function name.',
      'Line 4: only Python cases can be tested. For other languages use a task folder.',
      'Several cases have the id one.',
    ]);
  });
});
