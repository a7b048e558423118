import assert from 'node:assert/strict';
import { localSlot } from '../../../src/disk/ledger/calendar.ts';

/** Of this machine's calendar, whatever its time zone. */
function at(month: number, day: number, hour: number, minute = 0): number {
  return new Date(2026, month - 1, day, hour, minute).getTime();
}

describe('the calendar', () => {
  it('knows the week of a time by its Monday, and the hour', () => {
    const slotOf = localSlot();
    assert.deepEqual(slotOf(at(11, 23, 0)), { week: '2026-11-23', hour: 0 });
    assert.deepEqual(slotOf(at(11, 26, 9, 59)), { week: '2026-11-23', hour: 9 });
    assert.deepEqual(slotOf(at(11, 29, 23, 59)), { week: '2026-11-23', hour: 23 });
    assert.deepEqual(slotOf(at(11, 30, 0)), { week: '2026-11-30', hour: 0 });
  });

  it('has weeks over the ends of months and years, and where clocks are put forward or back', () => {
    const slotOf = localSlot();
    assert.equal(slotOf(at(1, 1, 12)).week, '2025-12-29');
    for (const [month, day, monday] of [
      [3, 29, '2026-03-23'],
      [3, 8, '2026-03-02'],
      [10, 25, '2026-10-19'],
      [11, 1, '2026-10-26'],
    ] as const) {
      for (const hour of [0, 4, 12, 23]) assert.equal(slotOf(at(month, day, hour)).week, monday);
    }
  });
});
