import assert from 'node:assert/strict';
import { dayTicks } from '../../../src/webview/usage/dayTicks.ts';

describe('the labels of days', () => {
  it('are all there where they fit', () => {
    assert.deepEqual(dayTicks(3, { width: 300, labelWidth: 60 }), [0, 1, 2]);
  });

  it('are a week apart where not all fit, today among them', () => {
    assert.deepEqual(dayTicks(30, { width: 330, labelWidth: 60 }), [1, 8, 15, 22, 29]);
  });

  it('never overlap, in the narrowest page and the longest time', () => {
    for (let count = 1; count <= 120; count += 1) {
      for (const width of [10, 120, 250, 900]) {
        const ticks = dayTicks(count, { width, labelWidth: 60 });
        assert.equal(ticks.at(-1), count - 1);
        assert.ok(ticks.length <= Math.max(1, Math.floor(width / 60)), `${ticks.length} labels in ${width} px`);
      }
    }
  });
});
