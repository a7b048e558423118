import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pricesPerMillion } from '../../../../src/core/usage/amount/pricing.ts';
import { EMPTY_TOTAL } from '../../../../src/core/usage/amount/total.ts';
import { Admission, type SharedLedger } from '../../../../src/core/usage/budget/admission.ts';
import { budgetState, worstCaseNanoDollars } from '../../../../src/core/usage/budget/budget.ts';
import { memoryLedger } from '../memoryLedger.ts';
import { record } from '../records.ts';

const total = (value: number) => ({ ...EMPTY_TOTAL, value, reported: 1 });
const spending = (day: number, month = day, reservedNanoDollars = 0) => ({
  day: total(day),
  month: total(month),
  reservedNanoDollars,
});

describe('a budget', () => {
  it('without caps has no notice', () => assert.equal(budgetState({}, spending(1e12), 1), undefined));
  it('warns from four fifths on', () => {
    assert.equal(budgetState({ day: 1000 }, spending(799), 0)?.kind, 'ok');
    assert.equal(budgetState({ day: 1000 }, spending(800), 0)?.kind, 'warn');
  });
  it('stops where the next request may not fit', () => {
    assert.equal(budgetState({ day: 1000 }, spending(900), 100)?.kind, 'warn');
    assert.equal(budgetState({ day: 1000 }, spending(900), 101)?.kind, 'stop');
    assert.equal(budgetState({ day: 1000 }, spending(700, 700, 200), 101)?.kind, 'stop');
    assert.equal(budgetState({ day: 0 }, spending(0), 0)?.kind, 'stop');
  });
  it('names the cap that is nearest', () => {
    assert.equal(budgetState({ day: 1000, month: 1100 }, spending(100, 1000), 0)?.period, 'month');
    assert.equal(budgetState({ day: 1000, month: 5000 }, spending(950, 4000), 0)?.period, 'day');
  });
  it('lets requests of unknown price through while anything is left', () => {
    assert.equal(budgetState({ day: 1000 }, spending(999), undefined)?.kind, 'warn');
    assert.equal(budgetState({ day: 1000 }, spending(1000), undefined)?.kind, 'stop');
  });
  it('reckons the worst with no cached tokens and the longest answer', () => {
    const prices = pricesPerMillion({ prompt: 0.75, cachedPrompt: 0.075, output: 4.5 });
    assert.equal(worstCaseNanoDollars({ promptTokens: 1000, maxTokens: 256 }, prices), 750_000 + 256 * 4500);
    assert.equal(worstCaseNanoDollars({ promptTokens: 1000, maxTokens: 256 }, {}), undefined);
  });
});

describe('admission', () => {
  const { time } = record();

  it('of several windows that ask at once never spends more than the cap', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 6 }), { minLength: 2, maxLength: 4 }),
        fc.integer({ min: 0, max: 500 }),
        fc.scheduler(),
        async (windows, cap, scheduler) => {
          const lines: string[] = [];
          let ids = 0;
          const runs = windows.map(async costs => {
            const ledger = memoryLedger(lines);
            const slow: SharedLedger = {
              ...ledger,
              write: entry => scheduler.schedule(Promise.resolve()).then(() => ledger.write(entry)),
              refresh: () => scheduler.schedule(Promise.resolve()).then(() => ledger.refresh()),
            };
            const admission = new Admission({
              ledger: slow,
              caps: () => ({ day: cap }),
              time: () => time,
              newId: () => `r${ids++}`,
            });
            for (const worst of costs) {
              const admitted = await admission.admit(worst);
              if (admitted.kind === 'over-budget') continue;
              await slow.write(record({ id: admitted.id, cost: { certainty: 'reported', value: worst } }));
            }
          });
          await scheduler.waitFor(Promise.all(runs));
          const reader = memoryLedger(lines);
          await reader.refresh();
          const { day, reservedNanoDollars } = reader.spending(time);
          assert.ok(day.value <= cap, `${day.value} of ${cap}`);
          assert.equal(reservedNanoDollars, 0, 'nothing stays reserved');
        },
      ),
    );
  });

  it('continues after a refusal once there is money left', async () => {
    const lines: string[] = [];
    const ledger = memoryLedger(lines);
    let cap = 10;
    let ids = 0;
    const admission = new Admission({ ledger, caps: () => ({ day: cap }), time: () => time, newId: () => `r${ids++}` });
    assert.equal((await admission.admit(11)).kind, 'over-budget');
    assert.equal((await admission.admit(10)).kind, 'admitted');
    assert.equal((await admission.admit(1)).kind, 'over-budget');
    cap = 11;
    assert.equal((await admission.admit(1)).kind, 'admitted');
  });

  it('costs nothing without a budget', async () => {
    const lines: string[] = [];
    const admission = new Admission({
      ledger: memoryLedger(lines),
      caps: () => ({}),
      time: () => time,
      newId: () => 'r1',
    });
    assert.deepEqual(await admission.admit(5), { kind: 'admitted', id: 'r1' });
    assert.deepEqual(lines, []);
  });
});
