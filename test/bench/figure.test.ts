import assert from 'node:assert/strict';
import { distributionOf, judge } from './figure.ts';
import { tableOf } from './table.ts';

describe('figures of the benchmark', () => {
  it('are measured values, by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    assert.deepEqual(distributionOf(hundred), { count: 100, median: 50, p95: 95, p99: 99, max: 100 });
    assert.deepEqual(distributionOf([7]), { count: 1, median: 7, p95: 7, p99: 7, max: 7 });
  });

  it('are printed next to their targets', () => {
    const figure = { name: 'a', unit: 'ms', samples: [1, 2, 30] } as const;
    assert.equal(judge(figure), undefined);
    assert.deepEqual(judge({ ...figure, target: { of: 'median', atMost: 2 } }), { value: 2, reached: true });
    assert.deepEqual(judge({ ...figure, target: { of: 'max', atMost: 2 } }), { value: 30, reached: false });
    assert.equal(judge({ ...figure, samples: [], target: { of: 'max', atMost: 2 } })?.reached, false);
  });

  it('form one table, with a verdict for each target', () => {
    const text = tableOf([
      { name: 'paint: late', unit: 'ms', samples: [1.25, 2], target: { of: 'max', atMost: 1 } },
      { name: 'paint: blank frames', unit: '', samples: [0, 0], target: { of: 'max', atMost: 0 } },
    ]);
    assert.match(text, /paint: late +ms +2 +1\.25 +2\.00 +2\.00 +2\.00/);
    assert.match(text, /✘ paint: late +max 2\.00 ms, target ≤ 1 ms/);
    assert.match(text, /✔ paint: blank frames +max 0, target ≤ 0/);
  });
});
