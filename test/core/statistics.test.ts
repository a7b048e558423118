import assert from 'node:assert/strict';
import {
  differenceOf,
  type Interval,
  isSignificant,
  median,
  quantile,
  studentsT,
  wilson,
  Z,
} from '../../src/core/statistics.ts';

function rounded(interval: Interval | undefined): readonly number[] {
  assert.ok(interval);
  return [interval.low, interval.high].map(bound => Number(bound.toFixed(4)));
}

describe('the interval around a share', () => {
  // Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3.
  for (const [successes, trials, expected] of [
    [81, 263, [0.2553, 0.3662]],
    [15, 148, [0.0624, 0.1605]],
    [0, 20, [0, 0.1611]],
    [1, 29, [0.0061, 0.1718]],
  ] as const) {
    it(`of ${successes} in ${trials} is as published`, () => {
      assert.deepEqual(rounded(wilson(successes, trials)), expected);
    });
  }

  it('of all is as that of none, the other way round', () => {
    assert.deepEqual(rounded(wilson(20, 20)), [0.8389, 1]);
  });

  it('of no trials is missing, not zero', () => {
    assert.equal(wilson(0, 0), undefined);
  });
});

describe('the difference of two shares', () => {
  // Newcombe, Statistics in Medicine 17 (1998), 873-890, table II, method 10.
  for (const [a, b, expected] of [
    [
      [56, 70],
      [48, 80],
      [0.0524, 0.3339],
    ],
    [
      [9, 10],
      [3, 10],
      [0.1705, 0.809],
    ],
    [
      [6, 7],
      [2, 7],
      [0.0582, 0.8062],
    ],
    [
      [5, 56],
      [0, 29],
      [-0.0381, 0.1926],
    ],
    [
      [0, 10],
      [0, 20],
      [-0.1611, 0.2775],
    ],
    [
      [10, 10],
      [0, 20],
      [0.6791, 1],
    ],
  ] as const) {
    it(`of ${a.join('/')} and ${b.join('/')} has the published interval`, () => {
      assert.deepEqual(rounded(differenceOf({ part: a[0], of: a[1] }, { part: b[0], of: b[1] })), [...expected]);
    });
  }

  it('counts only if the interval excludes zero', () => {
    assert.ok(isSignificant({ low: 0.05, high: 0.3 }));
    assert.ok(isSignificant({ low: -0.3, high: -0.05 }));
    assert.ok(!isSignificant({ low: -0.04, high: 0.19 }));
    assert.ok(!isSignificant({ low: 0, high: 0.2 }));
  });

  it('with nothing is unknown', () => {
    assert.equal(differenceOf({ part: 1, of: 2 }, { part: 0, of: 0 }), undefined);
  });
});

describe('the middle of some values', () => {
  it('is one of them, or half-way between two, in whatever order they come', () => {
    assert.equal(median([30, 10, 20]), 20);
    assert.equal(median([40, 10, 30, 20]), 25);
    assert.equal(median([7]), 7);
  });

  it('has quartiles and percentiles as spreadsheets reckon them', () => {
    const values = [1, 2, 3, 4];
    assert.deepEqual(
      [0, 0.25, 0.75, 1].map(share => quantile(values, share)),
      [1, 1.75, 3.25, 4],
    );
    assert.equal(
      quantile(
        Array.from({ length: 101 }, (_, index) => index),
        0.95,
      ),
      95,
    );
  });

  it('is unknown without any values', () => {
    assert.equal(median([]), undefined);
    assert.equal(quantile([], 0.95), undefined);
  });
});

describe("Student's t", () => {
  // Fisher and Yates, Statistical Tables (1963), table III.
  for (const [degrees, expected] of [
    [1, 12.706],
    [9, 2.262],
    [10, 2.228],
    [15, 2.131],
    [30, 2.042],
    [120, 1.98],
  ] as const) {
    it(`of ${degrees} degrees of freedom is as published`, () => {
      assert.ok(Math.abs(studentsT(degrees) - expected) < 0.006, String(studentsT(degrees)));
    });
  }

  it('is that of the normal distribution where there are many', () => {
    assert.equal(studentsT(1e9).toFixed(6), Z.toFixed(6));
  });
});
