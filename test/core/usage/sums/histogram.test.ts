import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  bucketOf,
  type Histogram,
  measurementCount,
  percentile,
  sumOfHistograms,
} from '../../../../src/core/usage/sums/histogram.ts';

const times = fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1 });
const histogramOf = (list: readonly number[]): Histogram => sumOfHistograms(list.map(ms => ({ [bucketOf(ms)]: 1 })));

describe('a latency histogram', () => {
  it('gives percentiles within 3 % of the true ones', () => {
    fc.assert(
      fc.property(times, fc.constantFrom(0.5, 0.95, 0.99), (list, share) => {
        const sorted = list.toSorted((a, b) => a - b);
        const real = sorted[Math.ceil(share * list.length) - 1] ?? Number.NaN;
        const told = percentile(histogramOf(list), share) ?? Number.NaN;
        assert.ok(Math.abs(told - real) <= Math.max(0.5, real * 0.03), `${told} for ${real}`);
      }),
    );
  });

  it('of two days together is that of all their times', () => {
    fc.assert(
      fc.property(times, times, (a, b) => {
        const both = sumOfHistograms([histogramOf(a), histogramOf(b)]);
        assert.deepEqual(both, histogramOf([...a, ...b]));
        assert.equal(measurementCount(both), a.length + b.length);
      }),
    );
  });

  it('of nothing has no percentile', () => assert.equal(percentile({}, 0.5), undefined));
});
