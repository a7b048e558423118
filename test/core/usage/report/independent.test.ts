import assert from 'node:assert/strict';
import { differenceOf, isSignificant } from '../../../../src/core/statistics.ts';
import { experimentReportOf } from '../../../../src/core/usage/report/experiment.ts';
import { effectiveShareOf } from '../../../../src/core/usage/report/independent.ts';
import { type AcceptCell, AcceptCells } from '../../../../src/core/usage/sums/acceptCells.ts';
import { type Random, randomFrom } from '../../../cases/random.ts';
import { record, utcDay } from '../records.ts';

const QUARTERS_PER_DAY = 96;
const [EMPTY = assert.fail()] = (() => {
  const cells = new AcceptCells();
  cells.add(record({}));
  return cells.cells;
})();

/** Of so many suggestions a day, those that were taken, day by day. */
function days(arm: string, offered: number, accepted: readonly number[]): readonly AcceptCell[] {
  return accepted.map((count, day) => ({ ...EMPTY, arm, quarter: day * QUARTERS_PER_DAY, offered, accepted: count }));
}

/** Ten days of a model that is taken three times out of ten, on some days more often and on some less. */
function moodyDays(random: Random): readonly AcceptCell[] {
  const rates = Array.from({ length: 10 }, () => 0.3 + 0.3 * (random() - 0.5));
  const taken = rates.map(rate => Array.from({ length: 60 }, random).filter(draw => draw < rate).length);
  return days('a', 60, taken);
}

describe('suggestions of the same day', () => {
  it('count whole where one day is as good as another', () => {
    assert.deepEqual(effectiveShareOf(days('a', 10, [5, 5, 5, 5]), utcDay), {
      accepted: { part: 20, of: 40 },
      days: 4,
    });
  });

  it('follow the calendar of the user', () => {
    // Two evenings in San Francisco, each of them before and after midnight in Greenwich.
    const evenings = [95, 96, 191, 192].map((quarter, index) => ({
      ...EMPTY,
      arm: 'a',
      quarter,
      offered: 10,
      accepted: index < 2 ? 8 : 2,
    }));
    const there = (time: number) => utcDay(time - 8 * 60 * 60_000);
    assert.deepEqual([effectiveShareOf(evenings, there).days, effectiveShareOf(evenings, utcDay).days], [2, 3]);
    assert.equal(experimentReportOf(evenings, ['a', 'b'], there).verdict.kind, 'not-enough');
  });

  it('count less the more the share depends on the day', () => {
    const { accepted } = effectiveShareOf(days('a', 10, [8, 2, 8, 2]), utcDay);
    // The days lie 3 off: 4/3 of 36 instead of the 10 that chance would do, and t of three degrees is 3.182.
    const effect = (((4 / 3) * 36) / 10) * (3.182 / 1.959964) ** 2;
    assert.ok(Math.abs(accepted.of - 40 / effect) < 1e-9 && Math.abs(accepted.part / accepted.of - 0.5) < 1e-12);
  });

  it('are unchanged for one day, or for a single outcome', () => {
    assert.deepEqual(effectiveShareOf(days('a', 10, [3]), utcDay).accepted, { part: 3, of: 10 });
    assert.deepEqual(effectiveShareOf(days('a', 10, [0, 0]), utcDay).accepted, { part: 0, of: 20 });
    assert.deepEqual(effectiveShareOf([], utcDay), { accepted: { part: 0, of: 0 }, days: 0 });
  });

  it('make no difference between two models that are alike, save one time in twenty', () => {
    const random = randomFrom(8);
    const found = Array.from({ length: 1_000 }, () => {
      const [a, b] = [effectiveShareOf(moodyDays(random), utcDay), effectiveShareOf(moodyDays(random), utcDay)];
      const difference = differenceOf(a.accepted, b.accepted);
      return difference !== undefined && isSignificant(difference);
    });
    const share = found.filter(Boolean).length / found.length;
    assert.ok(share <= 0.05, String(share));
  });

  it('of few days do not end an experiment, however many they are', () => {
    const { verdict } = experimentReportOf(
      [...days('a', 500, [250, 250]), ...days('b', 500, [50, 50, 50])],
      ['a', 'b'],
      utcDay,
    );
    assert.ok(verdict.kind === 'not-enough');
    assert.deepEqual([verdict.more, verdict.days], [[0, 0], 3]);
  });

  it('end it where the models differ on every day', () => {
    const cells = [...days('a', 100, [40, 44, 38, 41, 42]), ...days('b', 100, [21, 25, 24, 22, 23])];
    assert.equal(experimentReportOf(cells, ['a', 'b'], utcDay).verdict.kind, 'different');
  });
});
