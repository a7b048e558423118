import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remember } from './remember.js';

test('asks once where two come at the same time', async () => {
  let calls = 0;
  const get = remember(async id => `${id} ${++calls}`);
  assert.deepEqual(await Promise.all([get('a'), get('a'), get('b')]), ['a 1', 'a 1', 'b 2']);
  assert.equal(await get('a'), 'a 1');
});

test('asks again after a failure, and tells all who waited', async () => {
  let calls = 0;
  const get = remember(async () => {
    calls++;
    if (calls === 1) throw new Error('busy');
    return 'fine';
  });
  const both = await Promise.allSettled([get(), get()]);
  assert.deepEqual(both.map(({ status }) => status), ['rejected', 'rejected']);
  assert.equal(calls, 1);
  assert.equal(await get(), 'fine');
});

test('tells arguments apart', async () => {
  let calls = 0;
  const get = remember(async () => ++calls);
  const all = [['a', 'b'], ['a,b'], [1], ['1'], [null], [undefined], ['null'], [], [''], [true], ['true'], ['__proto__'], [Number.NaN], ['NaN']];
  for (const args of all) await get(...args);
  assert.equal(calls, all.length);
  for (const args of all) await get(...args);
  assert.equal(calls, all.length);
});

test('remembers what looks like nothing', async () => {
  let calls = 0;
  const get = remember(async value => {
    calls++;
    return value;
  });
  for (const value of [undefined, null, 0, '', false]) {
    assert.equal(await get(value), value);
    assert.equal(await get(value), value);
  }
  assert.equal(calls, 5);
});

test('forgets, also what was under way', async () => {
  const answers = [];
  const get = remember(() => new Promise(resolve => answers.push(resolve)));
  const first = get('a');
  get.forget();
  answers[0]('old');
  assert.equal(await first, 'old');
  const second = get('a');
  assert.equal(answers.length, 2);
  answers[1]('new');
  assert.equal(await second, 'new');
  assert.equal(await get('a'), 'new');
});
