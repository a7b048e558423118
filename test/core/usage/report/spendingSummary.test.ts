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

  it('tells features apart when there are several', () => {
    const { table } = spendingSummary({ session: [], rows: rowsOf({}, { feature: 'refactor' }), today: TODAY });
    assert.deepEqual(
      table.map(({ label }) => label),
      ['This session', 'Today', 'This month', '– Ghost text', '– Refactoring'],
    );
  });

  it('says what the money was good for', () => {
    const accepted = { accepted: { chars: 60, lines: 2 }, tokens: { ...record().tokens, cached: 500 } };
    const { facts } = spendingSummary({ session: [], rows: rowsOf({}, accepted, {}, {}), today: TODAY });
    assert.deepEqual(facts, ['13% of prompt tokens cached · 25% of suggestions accepted · $0.0017 per accepted line']);
  });

  it('counts as accepted or not what was suggested while typing, and nothing that was asked for', () => {
    const accepted = { accepted: { chars: 60, lines: 2 } };
    const asked = (['refactor', 'agent', 'evaluate'] as const).map(feature => ({ feature, ...accepted }));
    const { facts } = spendingSummary({ session: [], rows: rowsOf(accepted, {}, ...asked), today: TODAY });
    assert.match(facts[0] ?? '', /50% of suggestions accepted · \$0\.00084 per accepted line/);
  });

  it('does not make a price per line of costs that nobody knows', () => {
    const unknown = { cost: { certainty: 'unknown' as const }, accepted: { chars: 60, lines: 2 } };
    const { facts, signs, table } = spendingSummary({ session: rowsOf(unknown), today: TODAY });
    assert.ok(!facts.some(fact => fact.includes('per accepted line')));
    assert.equal(table[0]?.cost, '?');
    assert.deepEqual(signs, ['? unknown, not in the total']);
  });

  it('says what a line costs also where some costs are unknown, and marks that', () => {
    const unknown = { id: 'r2', cost: { certainty: 'unknown' as const } };
    const { facts } = spendingSummary({
      session: rowsOf({ accepted: { chars: 60, lines: 2 } }, unknown),
      today: TODAY,
    });
    assert.match(facts[0] ?? '', /· \$0\.00042 \+ unknown per accepted line$/);
  });

  it('says nothing of the cache where no provider has told it, and counts none of their prompts elsewhere', () => {
    const untold = { tokens: { certainty: 'reported' as const, prompt: 1000, output: 20 } };
    const estimated = { tokens: { certainty: 'estimated' as const, prompt: 1000, cached: 0, output: 20 } };
    const told = { tokens: { certainty: 'reported' as const, prompt: 1000, cached: 500, output: 20 } };
    const factsOf = (...records: readonly Partial<LedgerRecord>[]) =>
      spendingSummary({ session: rowsOf(...records), today: TODAY }).facts[0];
    assert.equal(factsOf(untold, estimated), '0% of suggestions accepted');
    assert.equal(factsOf(untold, told, estimated), '50% of prompt tokens cached · 0% of suggestions accepted');
  });

  it('says how much of a budget and of the key is left, and when ghost text has stopped', () => {
    const spent = { value: 9_000_000, reported: 3, estimated: 0, unknown: 0 };
    const budget = { kind: 'stop' as const, period: 'day' as const, capNanoDollars: 10_000_000, spent };
    const { facts } = spendingSummary({ session: [], today: TODAY, budget, keyLeft: 4_200_000_000 });
    assert.deepEqual(facts, [
      "$0.0090 of today's budget of $0.010 spent: ghost text has stopped, because the next request could exceed it",
      '$4.20 left on the key',
    ]);
  });

  it('says what the signs in it mean, also of a session whose requests are of another month', () => {
    const estimated = { ...lastMonth, tokens: { certainty: 'estimated' as const, prompt: 1000, output: 20 } };
    const { signs } = spendingSummary({ session: rowsOf(estimated), rows: rowsOf({}), today: TODAY });
    assert.deepEqual(signs, ['~ includes estimates']);
  });

  it('says nothing of what is not there', () => {
    assert.deepEqual(spendingSummary({ session: [], today: TODAY }), {
      table: [{ label: 'This session', requests: '0', tokens: '0', cost: '$0.00' }],
      facts: [],
      signs: [],
    });
  });
});
