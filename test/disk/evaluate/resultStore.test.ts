import assert from 'node:assert/strict';
import { appendFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '../../../src/core/evaluate/result.ts';
import { ResultStore, readResultFile } from '../../../src/disk/evaluate/resultStore.ts';
import { answersOf, modelNamed, times } from '../../core/evaluate/answers.ts';
import { useFolder } from '../folders.ts';

function planAt(startedAt: number): Plan {
  return {
    version: 1,
    id: `run-${startedAt}`,
    startedAt,
    models: [modelNamed('a')],
    taskSet: { name: 'tasks', hash: 'abc' },
    tasks: [],
    repeats: 1,
  };
}

describe('the results of comparisons', () => {
  const folder = useFolder();
  const [first, second] = answersOf('a', times(2, 'passed'));
  assert.ok(first && second);

  it('are listed, the latest first, in every later window', async () => {
    const store = new ResultStore(join(folder(), 'deep', 'results'));
    assert.deepEqual(await store.list(), { results: [], unreadable: [] });
    for (const time of [1, 3, 2]) {
      const file = await store.begin(planAt(time));
      await file.add(first);
      await file.end({ end: 'broken', reason: 'The key was refused.' });
    }
    const { results: list } = await new ResultStore(join(folder(), 'deep', 'results')).list();
    assert.deepEqual(
      list.map(({ result }) => [result.startedAt, result.end, result.endReason, result.answers.length]),
      [3, 2, 1].map(time => [time, 'broken', 'The key was refused.', 1]),
    );
    await store.remove(list[0]?.path ?? '');
    assert.equal((await store.list()).results.length, 2);
  });

  it('of a killed run have the finished answers', async () => {
    const file = await new ResultStore(folder()).begin(planAt(1));
    await file.add(first);
    await appendFile(file.path, '\n{"answer":{"taskId":"t2","mod');
    const killed = await readResultFile(file.path);
    assert.ok(typeof killed !== 'string');
    assert.deepEqual([killed.answers, killed.end, killed.unread], [[first], undefined, 1]);
    // A torn line takes none of the next ones with it.
    await file.add(second);
    const goesOn = await readResultFile(file.path);
    assert.ok(typeof goesOn !== 'string');
    assert.deepEqual(goesOn.answers, [first, second]);
  });

  it('are not confused with other files', async () => {
    const store = new ResultStore(folder());
    await store.begin(planAt(1));
    await writeFile(join(folder(), 'broken.ghostline-evaluation.jsonl'), 'nonsense');
    await writeFile(join(folder(), 'notes.txt'), 'notes');
    assert.equal((await readdir(folder())).length, 3);
    const { results, unreadable } = await store.list();
    assert.deepEqual(
      results.map(({ result }) => result.id),
      ['run-1'],
    );
    assert.deepEqual(unreadable, [
      {
        path: join(folder(), 'broken.ghostline-evaluation.jsonl'),
        problem: "This isn't a comparison result, or the file is incomplete.",
      },
    ]);
  });
});
