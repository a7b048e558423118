import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EvaluationTask } from '../../../src/core/evaluate/task.ts';
import { askTask } from '../../../src/disk/evaluate/askTask.ts';
import { Bench } from '../../../src/disk/evaluate/bench.ts';
import { readTaskSet } from '../../../src/disk/evaluate/taskSet.ts';
import { installedDrafts } from '../../support/grammars.ts';
import { NEARLY_RIGHT } from '../../support/nearlyRight.ts';
import { SOLUTIONS, solutionOf } from '../../support/solutions.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Two processes for each of twenty tasks: some seconds, on a busy machine more. */
const LIMIT_MS = 120_000;

const read = await readTaskSet(join(ROOT, 'media/tasks'));
const TASKS: readonly EvaluationTask[] = read.kind === 'read' ? read.set.tasks : [];

describe('the tasks that come with Ghostline', function () {
  this.timeout(LIMIT_MS);
  const bench = new Bench();
  const ask = askTask({ newDraft: installedDrafts() });
  const never = new AbortController().signal;

  it('are twenty, half of them Python, of every kind', () => {
    assert.deepEqual(read.kind === 'read' ? [] : read.problems, []);
    assert.equal(TASKS.length, 20);
    assert.equal(TASKS.filter(({ languageId }) => languageId === 'python').length, 10);
    const kinds = new Set(TASKS.map(({ kind }) => kind));
    assert.deepEqual([...kinds].toSorted(), ['complete', 'convert', 'fill-in', 'fix', 'refactor']);
    assert.deepEqual(readdirSync(SOLUTIONS).toSorted(), TASKS.map(({ id }) => id).toSorted());
  });

  it('each have a test that rejects nearly right answers', () => {
    assert.deepEqual(Object.keys(NEARLY_RIGHT).toSorted(), TASKS.map(({ id }) => id).toSorted());
  });

  for (const task of TASKS) {
    it(`${task.id} can be solved, and is not solved before`, async function () {
      const obstacle = await bench.obstacle(task.test);
      if (obstacle !== undefined) {
        console.log(`      ${obstacle}`);
        this.skip();
      }
      const question = ask(task, 'm');
      const solved = await question.read(solutionOf(task), 'stop');
      assert.ok(solved.kind === 'files', JSON.stringify(solved));
      const untouched = task.kind === 'fill-in' ? [{ path: task.path, text: task.prefix + task.suffix }] : task.files;
      // How fast this machine is just now is not the question.
      const patient = { ...task.test, timeLimitSeconds: 100 };
      const [after, before] = await Promise.all([
        bench.run(patient, solved.files, never),
        bench.run(patient, untouched, never),
      ]);
      assert.equal(after.kind, 'passed', after.kind === 'failed' ? after.output.text : after.kind);
      assert.equal(before.kind, 'failed');
    });

    it(`${task.id} is not solved by a nearly right answer`, async function () {
      if ((await bench.obstacle(task.test)) !== undefined) this.skip();
      const slips = NEARLY_RIGHT[task.id] ?? [];
      const results = slips.map(async slip => {
        const answered = await ask(task, 'm').read(solutionOf(task, slip), 'stop');
        assert.ok(answered.kind === 'files', JSON.stringify(answered));
        const { kind } = await bench.run(task.test, answered.files, never);
        return `${kind} with ${JSON.stringify(slip[1])}`;
      });
      assert.deepEqual(
        await Promise.all(results),
        slips.map(([, wrong]) => `failed with ${JSON.stringify(wrong)}`),
      );
    });
  }
});
