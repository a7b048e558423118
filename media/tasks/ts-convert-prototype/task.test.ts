import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Matrix } from './matrix.ts';

test('multiplies and turns', () => {
  const matrix = new Matrix([[1, 2, 3], [4, 5, 6]]);
  assert.deepEqual([matrix.rows, matrix.columns], [2, 3]);
  assert.deepEqual(matrix.transposed().toArray(), [[1, 4], [2, 5], [3, 6]]);
  assert.deepEqual(matrix.times(matrix.transposed()).toArray(), [[14, 32], [32, 77]]);
  assert.deepEqual(matrix.toArray(), [[1, 2, 3], [4, 5, 6]]);
});

test('keeps its numbers to itself', () => {
  const values = [[1, 2]];
  const matrix = new Matrix(values);
  values[0]![0] = 99;
  matrix.toArray()[0]![1] = 99;
  assert.deepEqual(matrix.toArray(), [[1, 2]]);
  assert.ok(!('values' in matrix));
});

test('has a private field, and sizes that nobody sets', () => {
  const source = readFileSync(new URL('./matrix.ts', import.meta.url), 'utf8');
  assert.match(source, /#\w+/);
  const matrix = new Matrix([[1]]);
  for (const name of ['rows', 'columns'] as const) {
    // A getter alone, or a field that the compiler guards.
    const getter = Object.getOwnPropertyDescriptor(Matrix.prototype, name);
    const isGuarded = new RegExp(`\\breadonly\\s+${name}\\b`).test(source);
    assert.ok(isGuarded || (getter?.get !== undefined && getter.set === undefined), `${name} can be set`);
    assert.equal(matrix[name], 1);
  }
});

test('refuses what is no matrix', () => {
  for (const values of [[], [[]], [[1, 2], [3]]]) assert.throws(() => new Matrix(values), TypeError);
  assert.throws(() => new Matrix([[1, 2]]).times(new Matrix([[1, 2]])), RangeError);
});
