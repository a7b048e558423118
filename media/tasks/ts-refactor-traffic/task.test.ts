import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as downloads from './download.ts';
import { describe, type Download, next } from './download.ts';

const waiting: Download = Object.freeze({ kind: 'waiting' as const });
const running: Download = Object.freeze({ kind: 'running' as const, percent: 40 });
const done: Download = Object.freeze({ kind: 'done' as const, bytes: 7 });
const failed: Download = Object.freeze({ kind: 'failed' as const, reason: 'no disk' });

test('says what it said', () => {
  assert.deepEqual([waiting, running, done, failed].map(describe), ['waiting', '40 %', 'done, 7 bytes', 'failed: no disk']);
});

test('goes on from waiting and running', () => {
  for (const from of [waiting, running]) {
    assert.deepEqual(next(from, { kind: 'progress', percent: 55 }), { kind: 'running', percent: 55 });
    assert.deepEqual(next(from, { kind: 'end', bytes: 9 }), { kind: 'done', bytes: 9 });
    assert.deepEqual(next(from, { kind: 'error', reason: 'gone' }), { kind: 'failed', reason: 'gone' });
  }
});

test('stays where it has ended', () => {
  for (const ended of [done, failed]) {
    assert.equal(next(ended, { kind: 'progress', percent: 55 }), ended);
    assert.equal(next(ended, { kind: 'end', bytes: 9 }), ended);
    assert.equal(next(ended, { kind: 'error', reason: 'gone' }), ended);
  }
});

test('the old functions are gone', () => {
  for (const name of ['progress', 'end', 'error']) assert.ok(!(name in downloads), name);
});
