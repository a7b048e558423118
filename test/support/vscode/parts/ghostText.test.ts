import assert from 'node:assert/strict';
import { appearances, blankFrames, type Frame } from './ghostText.ts';

const frames = (...texts: (string | null)[]): Frame[] => texts.map((text, index) => ({ at: index * 16, text }));

describe('looking at every frame', () => {
  it('counts as blank only the space between ghost texts', () => {
    assert.equal(blankFrames(frames(null, 'a', null, null, 'ab', null)), 2);
    assert.equal(blankFrames(frames(null, 'a', 'ab', null)), 0);
    assert.equal(blankFrames(frames(null, null)), 0);
    assert.equal(blankFrames([]), 0);
  });

  it('reports new texts in order', () => {
    assert.deepEqual(appearances(frames(null, 'a', 'a', 'ab', null, 'a')), [null, 'a', 'ab', null, 'a']);
  });
});
