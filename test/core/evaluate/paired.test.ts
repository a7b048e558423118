import assert from 'node:assert/strict';
import { pairedDifference } from '../../../src/core/evaluate/paired.ts';
import { isSignificant } from '../../../src/core/statistics.ts';

describe('the difference between two models at the same questions', () => {
  // Published for these tables by Fagerland, Lydersen and Laake, Statistical Analysis of Contingency Tables (2017), ch. 8.
  for (const [name, pairs, expected] of [
    [
      'where both models pass many of the same tasks',
      { both: 59, onlyA: 6, onlyB: 16, none: 80 },
      [-0.0621, -0.1186, -0.0046],
    ],
    // Not from print: the result of a second, independent program.
    [
      'if neither passed a task that the other one failed',
      { both: 14, onlyA: 5, onlyB: 0, none: 22 },
      [0.122, 0.0115, 0.2265],
    ],
    [
      'where both models pass hardly any of the same tasks',
      { both: 1, onlyA: 1, onlyB: 7, none: 12 },
      [-0.2857, -0.5069, -0.0256],
    ],
  ] as const) {
    it(`has the published interval ${name}`, () => {
      const difference = pairedDifference(pairs) ?? assert.fail('no difference');
      const { value, low, high } = difference;
      assert.deepEqual(
        [value, low, high].map(figure => Number(figure.toFixed(4))),
        [...expected],
      );
      assert.ok(isSignificant(difference));
    });
  }

  it('is the same the other way round', () => {
    const there = pairedDifference({ both: 14, onlyA: 5, onlyB: 0, none: 22 });
    const back = pairedDifference({ both: 14, onlyA: 0, onlyB: 5, none: 22 });
    assert.ok(there && back);
    assert.ok(Math.abs(there.low + back.high) < 1e-12 && Math.abs(there.high + back.low) < 1e-12);
  });

  it('is zero, with an interval around it, if both do the same', () => {
    const { value, low, high } = pairedDifference({ both: 10, onlyA: 0, onlyB: 0, none: 0 }) ?? assert.fail();
    assert.equal(value, 0);
    assert.ok(low < 0 && high > 0);
  });

  it('stays a difference of shares', () => {
    const { low, high } = pairedDifference({ both: 0, onlyA: 30, onlyB: 0, none: 0 }) ?? assert.fail();
    assert.ok(low > 0.8 && high <= 1);
  });

  it('is unknown without a task that both were given', () => {
    assert.equal(pairedDifference({ both: 0, onlyA: 0, onlyB: 0, none: 0 }), undefined);
  });
});
