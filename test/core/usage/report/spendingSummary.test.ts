import assert from 'node:assert/strict';
import type { LedgerRecord } from '../../../../src/core/usage/ledger/ledger.ts';
import { spendingSummary } from '../../../../src/core/usage/report/spendingSummary.ts';
import { Totals } from '../../../../src/core/usage/sums/ledgerTotals.ts';
import { record, utcDay } from '../records.ts';

const TODAY = '2026-11-23';
const DAY_MS = 24 * 60 * 60_000;

function rowsOf(...records: readonly Partial<LedgerRecord>[]) {
  const totals = new Totals(utcDay);
  for (const one of records) totals.add(record(one));
  return totals.rows;
}

const yesterday = { time: record().time - DAY_MS };
const lastMonth = { time: record().time - 30 * DAY_MS };

describe("the card on the status bar's hover", () => {
  it('sums up the session, the day and the month', () => {
    const { table } = spendingSummary({ session: rowsOf({}), rows: rowsOf({}, yesterday, lastMonth), today: TODAY });
    assert.deepEqual(
      table.map(({ label, requests, cost }) => `${label}: ${requests}, ${cost}`),
      ['This session: 1, $0.00084', 'Today: 1, $0.00084', 'This month: 2, $0.0017'],
    );
  });

  it('separates features if there are several', () => {
    const { table } = spendingSummary({ session: [], rows: rowsOf({}, { feature: 'refactor' }), today: TODAY });
    assert.deepEqual(
      table.map(({ label }) => label),
      ['This session', 'Today', 'This month', '– Ghost text', '– Refactoring'],
    );
  });

  it('shows the results of the money spent', () => {
    const accepted = { accepted: { chars: 60, lines: 2 }, tokens: { ...record().tokens, cached: 500 } };
    const { facts } = spendingSummary({ session: [], rows: rowsOf({}, accepted, {}, {}), today: TODAY });
    assert.deepEqual(facts, ['13% of prompt tokens cached · 25% of suggestions accepted · $0.0017 per accepted line']);
  });

  it('counts suggestions made while typing as accepted or not, and explicit ones as neither', () => {
    const accepted = { accepted: { chars: 60, lines: 2 } };
    const asked = (['refactor', 'agent', 'evaluate'] as const).map(feature => ({ feature, ...accepted }));
    const { facts } = spendingSummary({ session: [], rows: rowsOf(accepted, {}, ...asked), today: TODAY });
    assert.match(facts[0] ?? '', /50% of suggestions accepted · \$0\.00084 per accepted line/);
  });

  it('shows how many next edits were applied, and how many of them were free', () => {
    const accepted = { accepted: { chars: 60, lines: 2 } };
    const nextEdit = { feature: 'next-edit', reason: 'ripple' } as const;
    const free = { ...nextEdit, free: true as const };
    const rows = rowsOf({ ...nextEdit, ...accepted }, { ...free, ...accepted }, free, { ...free, dismissed: true });
    const { facts, table } = spendingSummary({ session: rows, rows, today: TODAY });
    assert.deepEqual(facts.slice(1), ['Next edits: 2 of 4 applied, 1 of them free']);
    assert.deepEqual(
      table.map(({ requests }) => requests),
      ['1', '1', '1'],
      'a request each, and no row for a single feature',
    );
  });

  it('shows no price per line if costs are unknown', () => {
    const unknown = { cost: { certainty: 'unknown' as const }, accepted: { chars: 60, lines: 2 } };
    const { facts, signs, table } = spendingSummary({ session: rowsOf(unknown), today: TODAY });
    assert.ok(!facts.some(fact => fact.includes('per accepted line')));
    assert.equal(table[0]?.cost, '?');
    assert.deepEqual(signs, ['? unknown, not in the total']);
  });

  it('shows a marked price per line if some costs are unknown', () => {
    const unknown = { id: 'r2', cost: { certainty: 'unknown' as const } };
    const { facts } = spendingSummary({
      session: rowsOf({ accepted: { chars: 60, lines: 2 } }, unknown),
      today: TODAY,
    });
    assert.match(facts[0] ?? '', /· \$0\.00042 \+ unknown per accepted line$/);
  });

  it('omits the cache if no provider reported it, and excludes prompts of those that did not', () => {
    const untold = { tokens: { certainty: 'reported' as const, prompt: 1000, output: 20 } };
    const estimated = { tokens: { certainty: 'estimated' as const, prompt: 1000, cached: 0, output: 20 } };
    const told = { tokens: { certainty: 'reported' as const, prompt: 1000, cached: 500, output: 20 } };
    const factsOf = (...records: readonly Partial<LedgerRecord>[]) =>
      spendingSummary({ session: rowsOf(...records), today: TODAY }).facts[0];
    assert.equal(factsOf(untold, estimated), '0% of suggestions accepted');
    assert.equal(factsOf(untold, told, estimated), '50% of prompt tokens cached · 0% of suggestions accepted');
  });

  it('shows how much of the budget and of the key is left, and that ghost text has stopped', () => {
    const spent = { value: 9_000_000, reported: 3, estimated: 0, unknown: 0 };
    const budget = { kind: 'stop' as const, period: 'day' as const, capNanoDollars: 10_000_000, spent };
    const { facts } = spendingSummary({ session: [], today: TODAY, budget, keyLeft: 4_200_000_000 });
    assert.deepEqual(facts, [
      "$0.0090 of today's budget of $0.010 spent: ghost text has stopped, because the next request could exceed it",
      '$4.20 left on the key',
    ]);
  });

  it('explains its symbols, also for a session with requests of another month', () => {
    const estimated = { ...lastMonth, tokens: { certainty: 'estimated' as const, prompt: 1000, output: 20 } };
    const { signs } = spendingSummary({ session: rowsOf(estimated), rows: rowsOf({}), today: TODAY });
    assert.deepEqual(signs, ['~ includes estimates']);
  });

  it('omits empty parts', () => {
    assert.deepEqual(spendingSummary({ session: [], today: TODAY }), {
      table: [{ label: 'This session', requests: '0', tokens: '0', cost: '$0.00' }],
      facts: [],
      signs: [],
    });
  });
});
