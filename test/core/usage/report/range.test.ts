import assert from 'node:assert/strict';
import { daysOf, isRange } from '../../../../src/core/usage/report/range.ts';
import { utcDay } from '../records.ts';

const NOW = Date.UTC(2026, 2, 2, 0, 30);

describe('the days of the usage page', () => {
  it('end today, oldest first', () => {
    assert.deepEqual(daysOf('7-days', { now: NOW, dayOf: utcDay }), [
      ...['2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'],
    ]);
    assert.equal(daysOf('30-days', { now: NOW, dayOf: utcDay }).length, 30);
    assert.equal(new Set(daysOf('90-days', { now: NOW, dayOf: utcDay })).size, 90);
  });

  it('are those of the calendar month so far', () => {
    assert.deepEqual(daysOf('month', { now: NOW, dayOf: utcDay }), ['2026-03-01', '2026-03-02']);
  });

  it('leave none out where clocks are put forward or back', () => {
    const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });
    const dayOf = (time: number) => berlin.format(time);
    for (const month of [3, 10]) {
      for (let hour = 0; hour < 24; hour += 1) {
        const days = daysOf('30-days', { now: Date.UTC(2026, month, 10, hour), dayOf });
        assert.equal(days.length, 30);
        const apart = days.slice(1).map((day, index) => Date.parse(day) - Date.parse(days[index] ?? ''));
        assert.deepEqual([...new Set(apart)], [86_400_000]);
      }
    }
  });

  it('are known by name', () => {
    assert.ok(isRange('month'));
    assert.ok(!isRange('year'));
    assert.ok(!isRange(undefined));
  });
});
