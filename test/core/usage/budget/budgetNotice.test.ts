import assert from 'node:assert/strict';
import { EMPTY_TOTAL } from '../../../../src/core/usage/amount/total.ts';
import type { BudgetState, Period } from '../../../../src/core/usage/budget/budget.ts';
import { BudgetNotice } from '../../../../src/core/usage/budget/budgetNotice.ts';

const stateOf = (kind: BudgetState['kind'], period: Period, capNanoDollars = 1000): BudgetState => ({
  kind,
  period,
  capNanoDollars,
  spent: { ...EMPTY_TOTAL, value: 800, reported: 1 },
});

describe('the notice of a budget', () => {
  const told: BudgetState[] = [];
  let memory = new Map<Period, string>();
  const newWindow = () => new BudgetNotice({ memory, warn: state => void told.push(state) });
  beforeEach(() => {
    told.length = 0;
    memory = new Map();
  });

  it('comes not before four fifths are spent', () => {
    newWindow().update(undefined, '2026-11-23');
    newWindow().update(stateOf('ok', 'day'), '2026-11-23');
    assert.deepEqual(told, []);
  });
  it('comes once a day, however many windows are opened', () => {
    const first = newWindow();
    first.update(stateOf('warn', 'day'), '2026-11-23');
    first.update(stateOf('stop', 'day'), '2026-11-23');
    newWindow().update(stateOf('warn', 'day'), '2026-11-23');
    assert.equal(told.length, 1);
    newWindow().update(stateOf('warn', 'day'), '2026-11-24');
    assert.equal(told.length, 2);
  });
  it('comes once a month, beside the one of a day', () => {
    newWindow().update(stateOf('warn', 'month'), '2026-11-23');
    newWindow().update(stateOf('warn', 'day'), '2026-11-24');
    newWindow().update(stateOf('warn', 'month'), '2026-11-24');
    assert.equal(told.length, 2);
    newWindow().update(stateOf('warn', 'month'), '2026-12-01');
    assert.equal(told.length, 3);
  });
  it('comes again for another cap', () => {
    newWindow().update(stateOf('warn', 'day', 1000), '2026-11-23');
    newWindow().update(stateOf('warn', 'day', 2000), '2026-11-23');
    assert.equal(told.length, 2);
  });
});
