import assert from 'node:assert/strict';
import { hunksOf } from '../../../src/core/text/hunks.ts';
import { linesAfter } from '../../../src/core/text/linesAfter.ts';

const BEFORE = 'a\nb\nc\nd\ne\n';
const moved = (now: string, start: number, end: number) => linesAfter(hunksOf(BEFORE, now), { start, end });

describe('the place of lines after changes', () => {
  it('moves by the lines that come or go above', () => {
    assert.deepEqual(moved('x\na\nb\nc\nd\ne\n', 2, 3), { start: 3, end: 4 });
    assert.deepEqual(moved('a\nc\nd\ne\n', 2, 3), { start: 1, end: 2 });
  });

  it('stays when lines change below', () => {
    assert.deepEqual(moved('a\nb\nc\nd\nE\n', 2, 3), { start: 2, end: 3 });
    assert.deepEqual(moved('a\nb\nc\nx\nd\ne\n', 2, 3), { start: 2, end: 3 });
  });

  it('is unknown where the lines themselves change', () => {
    assert.equal(moved('a\nb\nC\nd\ne\n', 2, 3), undefined);
    assert.equal(moved('a\nb\nd\ne\n', 1, 4), undefined);
  });

  it('of an insertion is between two lines', () => {
    assert.deepEqual(moved('x\na\nb\nc\nd\ne\n', 2, 2), { start: 3, end: 3 });
    assert.deepEqual(moved('a\nb\nc\nd\nE\n', 2, 2), { start: 2, end: 2 });
    assert.equal(moved('a\nX\nd\ne\n', 2, 2), undefined);
  });
});
