import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadTeam, loadUser } from './users.js';

class Store {
  values = new Map([
    ['user:1', { name: 'Ada', group: 'a' }],
    ['user:2', { name: 'Bo', group: 'gone' }],
    ['group:a', { title: 'Admins' }],
  ]);
  asked = [];
  underWay = 0;
  most = 0;

  get(key, callback) {
    this.asked.push(key);
    this.most = Math.max(this.most, ++this.underWay);
    setImmediate(() => {
      this.underWay--;
      if (key === 'user:broken') callback(new Error('disk'));
      else callback(null, this.values.get(key));
    });
  }
}

test('loads a user with the group', async () => {
  assert.deepEqual(await loadUser(new Store(), 1), { id: 1, name: 'Ada', group: 'Admins' });
  assert.deepEqual(await loadUser(new Store(), 2), { id: 2, name: 'Bo', group: 'none' });
});

test('fails as before', async () => {
  const store = new Store();
  await assert.rejects(loadUser(store, 3), { message: 'no user 3' });
  await assert.rejects(loadUser(store, 'broken'), { message: 'disk' });
  assert.deepEqual(store.asked, ['user:3', 'user:broken']);
  await assert.rejects(loadTeam(store, [1, 3]), { message: 'no user 3' });
});

test('loads a team at once, in order', async () => {
  const store = new Store();
  const team = await loadTeam(store, [2, 1, 2]);
  assert.deepEqual(team.map(({ name }) => name), ['Bo', 'Ada', 'Bo']);
  assert.equal(store.most, 3);
  assert.deepEqual(await loadTeam(store, []), []);
});

test('what the store throws is a rejection', async () => {
  const store = { get: () => { throw new Error('closed'); } };
  let promise;
  assert.doesNotThrow(() => { promise = loadUser(store, 1); });
  await assert.rejects(promise, { message: 'closed' });
  assert.equal(loadUser.length, 2);
  assert.equal(loadTeam.length, 2);
});
