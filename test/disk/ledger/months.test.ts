import assert from 'node:assert/strict';
import { monthBefore, monthOf } from '../../../src/disk/ledger/months.ts';

describe('the months of the ledger', () => {
  it('are those of Greenwich, and follow each other over the ends of years', () => {
    assert.equal(monthOf(Date.UTC(2026, 10, 30, 23, 59)), '2026-11');
    assert.equal(monthBefore('2026-11'), '2026-10');
    assert.equal(monthBefore('2026-01'), '2025-12');
    assert.equal(monthBefore('2026-03-31'), '2026-02');
  });
});
