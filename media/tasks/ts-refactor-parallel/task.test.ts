import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fetchAll } from './pages.ts';

/** Answers when it is told to. */
function server() {
  const waiting = new Map<string, { resolve: (text: string) => void; reject: (error: Error) => void }>();
  const asked: string[] = [];
  let most = 0;
  return {
    asked,
    most: () => most,
    fetchOne: (id: string) =>
      new Promise<string>((resolve, reject) => {
        asked.push(id);
        waiting.set(id, { resolve, reject });
        most = Math.max(most, waiting.size);
      }),
    async answer(id: string, error?: Error) {
      const one = waiting.get(id);
      waiting.delete(id);
      if (error) one?.reject(error);
      else one?.resolve(`page ${id}`);
      await new Promise(resolve => setImmediate(resolve));
    },
  };
}

test('keeps the order and the limit', async () => {
  const { answer, asked, fetchOne, most } = server();
  const all = fetchAll(['a', 'b', 'c', 'd'], fetchOne, 2);
  assert.deepEqual(asked, ['a', 'b']);
  await answer('b');
  assert.deepEqual(asked, ['a', 'b', 'c']);
  await answer('a');
  await answer('d');
  await answer('c');
  assert.deepEqual(await all, ['page a', 'page b', 'page c', 'page d']);
  assert.equal(most(), 2);
});

test('asks four at once unless told otherwise', () => {
  const { asked, fetchOne } = server();
  void fetchAll(['a', 'b', 'c', 'd', 'e'], fetchOne);
  assert.equal(asked.length, 4);
});

test('nothing to ask is nothing', async () => {
  assert.deepEqual(await fetchAll([], async () => 1, 3), []);
});

test('stops at the first failure, when all have ended', async () => {
  const { answer, asked, fetchOne } = server();
  let settled = false;
  const all = fetchAll(['a', 'b', 'c', 'd'], fetchOne, 2).finally(() => {
    settled = true;
  });
  const rejected = assert.rejects(all, /broken/);
  await answer('a', new Error('broken'));
  assert.equal(settled, false);
  assert.deepEqual(asked, ['a', 'b']);
  await answer('b');
  await rejected;
  assert.deepEqual(asked, ['a', 'b']);
});

test('refuses a limit that makes no sense', async () => {
  let calls = 0;
  await assert.rejects(async () => fetchAll(['a'], async () => ++calls, 0), RangeError);
  assert.equal(calls, 0);
});
