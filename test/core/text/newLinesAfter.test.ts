import assert from 'node:assert/strict';
import { newLinesAfter } from '../../../src/core/text/newLinesAfter.ts';

describe('new lines behind removed ones', () => {
  it('are side by side, without their indentation', () => {
    assert.deepEqual(newLinesAfter(['  a', '  b'], ['  A', '  B']), [
      { offset: 0, text: 'A' },
      { offset: 1, text: 'B' },
    ]);
  });

  it('join the last removed line if there are more of them', () => {
    assert.deepEqual(newLinesAfter(['a'], ['A', '  B', 'C']), [{ offset: 0, text: 'A ⏎ B ⏎ C' }]);
  });

  it('end before removed lines that get none', () => {
    assert.deepEqual(newLinesAfter(['a', 'b', 'c'], ['A']), [{ offset: 0, text: 'A' }]);
    assert.deepEqual(newLinesAfter(['a', 'b'], []), []);
  });

  it('follow the line above where nothing is removed', () => {
    assert.deepEqual(newLinesAfter([], ['A', 'B']), [{ offset: -1, text: '⏎ A ⏎ B' }]);
  });

  it('are cut where they would leave the screen', () => {
    const [{ text } = { text: '' }] = newLinesAfter(['a'], ['x'.repeat(1_000)]);
    assert.equal(text.length, 161);
  });
});
