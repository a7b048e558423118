import assert from 'node:assert/strict';
import { stack } from '../../../src/webview/usage/stack.ts';

describe('stacked bars', () => {
  it('are stacked, each part starting at the end of the one before', () => {
    assert.deepEqual(
      stack([
        [1, 2],
        [3, 4],
      ]),
      [
        { from: [0, 0], to: [1, 2] },
        { from: [1, 2], to: [4, 6] },
      ],
    );
  });

  it('have no part where there is nothing', () => {
    assert.deepEqual(stack([[0], [5]]), [
      { from: [0], to: [null] },
      { from: [0], to: [5] },
    ]);
    assert.deepEqual(stack([]), []);
  });
});
