import assert from 'node:assert/strict';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileTask } from '../../../src/core/evaluate/task.ts';
import { hashOf, readTaskSet } from '../../../src/disk/evaluate/taskSet.ts';
import { writeTask } from '../../../src/disk/evaluate/writeTask.ts';
import { useFolder } from '../folders.ts';

const TASK: FileTask = {
  id: 'add-up',
  title: 'Add up',
  kind: 'fix',
  languageId: 'javascript',
  prompt: 'Make it add.',
  files: [{ path: 'src/sum.js', text: 'exports.sum = (a, b) => a - b;\n' }],
  entry: 'src/sum.js',
  test: {
    files: [{ path: 'test/sum.js', text: 'require("node:assert").equal(require("../src/sum.js").sum(1, 2), 3);\n' }],
    command: ['node', 'test/sum.js'],
    expectOutput: 'fine',
    timeLimitSeconds: 20,
  },
};

describe('a set of tasks', () => {
  const folder = useFolder();
  const elsewhere = useFolder();

  async function problems(path = folder()): Promise<readonly string[]> {
    const reading = await readTaskSet(path);
    return reading.kind === 'unreadable' ? reading.problems : [];
  }

  it('is read as written, as one task and as several', async () => {
    await writeTask(folder(), TASK);
    const one = await readTaskSet(join(folder(), 'add-up'));
    assert.ok(one.kind === 'read');
    assert.deepEqual(one.set, { name: 'add-up', tasks: [TASK] });
    await writeTask(folder(), { ...TASK, id: 'add-more' });
    const both = await readTaskSet(folder());
    assert.ok(both.kind === 'read');
    assert.deepEqual(
      both.set.tasks.map(({ id }) => id),
      ['add-more', 'add-up'],
    );
  });

  it('is another one when a single character of a test has changed', async () => {
    await writeTask(folder(), TASK);
    const before = await readTaskSet(folder());
    await writeFile(join(folder(), 'add-up', 'test', 'sum.js'), 'process.exit(0)\n');
    const after = await readTaskSet(folder());
    assert.ok(before.kind === 'read' && after.kind === 'read');
    assert.notEqual(before.hash, after.hash);
    assert.equal(before.hash, hashOf({ name: 'elsewhere', tasks: [TASK] }));
  });

  it('never overwrites a task', async () => {
    await writeTask(folder(), TASK);
    await assert.rejects(writeTask(folder(), { ...TASK, prompt: 'Other.' }), { code: 'EEXIST' });
  });

  it('explains which task has which error', async () => {
    await writeTask(folder(), TASK);
    await writeTask(folder(), { ...TASK, id: 'other' });
    await writeFile(join(folder(), 'other', 'task.json'), '{"title":"Other"}');
    assert.deepEqual((await problems())[0], 'other/task.json: "kind" is missing.');
    await writeFile(join(folder(), 'other', 'task.json'), 'nonsense');
    assert.deepEqual(await problems(), ['other/task.json: This is not a JSON object.']);
    await rm(join(folder(), 'other'), { recursive: true });
    await writeTask(folder(), { ...TASK, id: 'twin' });
    const json = JSON.stringify({
      title: 'T',
      kind: 'fix',
      languageId: 'javascript',
      prompt: 'P',
      files: ['src/sum.js'],
      entry: 'src/sum.js',
      testCommand: ['node', 'x'],
      id: 'add-up',
    });
    await writeFile(join(folder(), 'twin', 'task.json'), json);
    assert.deepEqual(await problems(), ['add-up: Several tasks have this id.']);
  });

  it('reports that it is empty', async () => {
    assert.deepEqual(await problems(), ['None of its folders contains a task.json.']);
    assert.deepEqual(await problems(join(folder(), 'nowhere')), ["It doesn't exist."]);
    await writeFile(join(folder(), 'empty.jsonl'), '\n');
    assert.deepEqual(await problems(join(folder(), 'empty.jsonl')), ['It contains no tasks.']);
  });

  it('is one task where its task.json is named', async () => {
    await writeTask(folder(), TASK);
    const reading = await readTaskSet(join(folder(), 'add-up', 'task.json'));
    assert.deepEqual(reading.kind === 'read' && reading.set.tasks, [TASK]);
  });

  it('does not read a whole disk that was chosen by mistake', async () => {
    await writeTask(folder(), TASK);
    await writeFile(join(folder(), 'add-up', 'large.bin'), Buffer.alloc(3_000_000));
    assert.deepEqual(await problems(), ['add-up: It contains more than 200 files, or its files are too large.']);
  });

  it('follows no link, and names the links', async function () {
    if (process.platform === 'win32') this.skip();
    await writeTask(folder(), TASK);
    await writeTask(elsewhere(), { ...TASK, id: 'far' });
    await symlink(join(elsewhere(), 'far', 'src', 'sum.js'), join(folder(), 'add-up', 'src', 'more.js'));
    await symlink(join(elsewhere(), 'far'), join(folder(), 'far'));
    await symlink(elsewhere(), join(folder(), 'no-task'));
    assert.deepEqual(await problems(), [
      "far: This is a link, and links aren't followed. Copy the task there.",
      "add-up: src/more.js is a link, and links aren't followed. Copy the file there.",
    ]);
  });

  it('leaves out files that tests created', async () => {
    await writeTask(folder(), TASK);
    await mkdir(join(folder(), 'add-up', '__pycache__'));
    await writeFile(join(folder(), 'add-up', '__pycache__', 'x.pyc'), 'x');
    const reading = await readTaskSet(folder());
    assert.deepEqual(reading.kind === 'read' && reading.set.tasks, [TASK]);
  });
});
