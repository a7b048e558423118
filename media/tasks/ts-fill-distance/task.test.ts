import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distance } from './distance.ts';

test('equal texts', () => {
  assert.equal(distance('', ''), 0);
  assert.equal(distance('same', 'same'), 0);
});

test('known distances', () => {
  assert.equal(distance('kitten', 'sitting'), 3);
  assert.equal(distance('flaw', 'lawn'), 2);
  assert.equal(distance('', 'abc'), 3);
  assert.equal(distance('abc', ''), 3);
});

test('both ways', () => {
  assert.equal(distance('intention', 'execution'), distance('execution', 'intention'));
  assert.equal(distance('ab', 'ba'), 2);
});
