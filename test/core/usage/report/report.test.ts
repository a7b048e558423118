import assert from 'node:assert/strict';
import { finish } from '../../../../src/core/steps.ts';
import { recordOf } from '../../../../src/core/usage/ledger/booking.ts';
import { Estimator } from '../../../../src/core/usage/ledger/estimate.ts';
import { freeEditBooking } from '../../../../src/core/usage/ledger/freeEdit.ts';
import type { LedgerRecord } from '../../../../src/core/usage/ledger/ledger.ts';
import { reportOf, type UsageReport } from '../../../../src/core/usage/report/report.ts';
import { Totals } from '../../../../src/core/usage/sums/ledgerTotals.ts';
import { record, utcDay } from '../records.ts';

const DAYS = ['2026-11-22', '2026-11-23'];
const YESTERDAY = Date.UTC(2026, 10, 22, 12);
const MONTHS_AGO = Date.UTC(2026, 7, 1);

function reported(records: readonly LedgerRecord[]): UsageReport {
  const totals = new Totals(utcDay);
  for (const one of records) totals.add(one);
  const explain = ({ reason }: LedgerRecord) => `It ended by ${reason}.`;
  return finish(reportOf({ rows: totals.rows, recent: records, days: DAYS, dayOf: utcDay, explain }));
}

const FREE: Partial<LedgerRecord> = {
  ...recordOf(
    { ...freeEditBooking({ languageId: 'go', reason: 'alike' }), id: '', time: 0 },
    new Estimator(),
    undefined,
  ),
  id: 'free',
  time: record().time,
};
const COST_UNKNOWN = { cost: { certainty: 'unknown' } } as const;
const COST_ESTIMATED = { cost: { certainty: 'estimated', value: 100 } } as const;

describe('a usage report', () => {
  it('of nothing has its days, no features, and no share or latency that is zero', () => {
    const report = reported([]);
    assert.equal(report.requests, 0);
    assert.deepEqual(
      report.days.map(({ day, requests }) => [day, requests]),
      [
        ['2026-11-22', 0],
        ['2026-11-23', 0],
      ],
    );
    assert.deepEqual([report.features, report.fates, report.recent], [[], [], []]);
    assert.deepEqual(report.firstToken, { measured: 0, p50: undefined, p95: undefined, p99: undefined });
    assert.deepEqual(report.accepted, { part: 0, of: 0 });
  });

  it('of one request shows it everywhere', () => {
    const report = reported([record({ accepted: { chars: 80, lines: 2 }, kept5minChars: 60 })]);
    assert.deepEqual(report.cost, { value: 840_000, estimatedValue: 0, reported: 1, estimated: 0, unknown: 0 });
    assert.equal(report.tokens.value, 1020);
    assert.equal(report.days[1]?.features['ghost-text']?.cost.value, 840_000);
    assert.deepEqual(report.accepted, { part: 1, of: 1 });
    assert.deepEqual(
      report.fates.map(({ fate, tokens }) => [fate, tokens.value]),
      [['accepted', 1020]],
    );
    const [newest] = report.recent;
    assert.deepEqual([newest?.fate, newest?.reason], ['accepted', 'It ended by model.']);
  });

  it('separates reported, estimated and unknown amounts, by day and by feature', () => {
    const report = reported([
      record(),
      record({ id: 'r2', ...COST_ESTIMATED, tokens: { certainty: 'estimated', prompt: 30, output: 4 } }),
      record({ id: 'r3', ...COST_UNKNOWN, tokens: { certainty: 'unknown' } }),
      record({ id: 'r4', feature: 'agent', ...COST_UNKNOWN }),
      record({ id: 'r5', feature: 'refactor', time: YESTERDAY }),
    ]);
    const [yesterday, today] = report.days;
    const cost = { value: 840_100, estimatedValue: 100, reported: 1, estimated: 1, unknown: 1 };
    assert.deepEqual(today?.features['ghost-text']?.cost, cost);
    assert.equal(today?.features['ghost-text']?.tokens.estimatedValue, 34);
    assert.deepEqual(today?.features.agent?.cost, {
      value: 0,
      estimatedValue: 0,
      reported: 0,
      estimated: 0,
      unknown: 1,
    });
    assert.deepEqual(Object.keys(yesterday?.features ?? {}), ['refactor']);
    assert.deepEqual(
      report.features.map(({ feature, requests }) => [feature, requests]),
      [
        ['ghost-text', 3],
        ['refactor', 1],
        ['agent', 1],
      ],
    );
  });

  it('counts no other days', () => {
    const report = reported([record(), record({ id: 'r2', time: MONTHS_AGO })]);
    assert.equal(report.requests, 1);
    assert.deepEqual(
      report.recent.map(({ record: { id } }) => id),
      ['r1'],
    );
  });

  it('takes the accept rate of suggestions shown in full', () => {
    const accepted = { accepted: { chars: 10, lines: 1 } };
    const report = reported([
      record({ id: 'a', ...accepted }),
      record({ id: 'b', languageId: 'go' }),
      record({ id: 'c', model: 'n', outcome: 'aborted', reason: 'diverged' }),
      record({ id: 'd', outcome: 'aborted', reason: 'left', ...accepted }),
      record({ id: 'e', outcome: 'rejected', reason: 'empty' }),
    ]);
    assert.deepEqual(report.accepted, { part: 2, of: 3 });
  });

  it('counts next edits apart: free ones are neither requests nor spending', () => {
    const accepted = { accepted: { chars: 10, lines: 1 } };
    const nextEdit = { feature: 'next-edit', reason: 'ripple' } as const;
    const report = reported([
      record({ id: 'a', ...nextEdit, ...accepted }),
      record({ id: 'b', ...nextEdit, dismissed: true }),
      record({ id: 'c', ...nextEdit, outcome: 'rejected', reason: 'no-change' }),
      record({ id: 'd', ...FREE, accepted: { chars: 0, lines: 0 } }),
      record({ id: 'e', ...FREE, ...accepted, dismissed: true }),
      record({ id: 'f', ...FREE, dismissed: true }),
      record({ id: 'g', ...FREE }),
    ]);
    assert.deepEqual(report.nextEdits, { offered: 6, applied: 3, dismissed: 2, free: 2 });
    assert.equal(report.requests, 3);
    assert.deepEqual([report.cost.value, report.cost.reported], [3 * 840_000, 3]);
    assert.deepEqual(report.accepted, { part: 0, of: 0 }, 'not among suggestions');
    assert.deepEqual(
      report.fates.map(({ fate, requests }) => [fate, requests]),
      [
        ['accepted', 1],
        ['dismissed', 1],
        ['discarded', 1],
      ],
    );
    assert.equal(report.recent.length, 7);
  });

  it('of free edits alone has no spending', () => {
    const report = reported([record(FREE)]);
    assert.deepEqual([report.requests, report.features, report.fates], [0, [], []]);
    assert.deepEqual(report.nextEdits, { offered: 1, applied: 0, dismissed: 0, free: 0 });
  });

  it('has percentiles that are right to 3 %', () => {
    const report = reported(
      Array.from({ length: 1000 }, (_, index) =>
        record({ id: `r${index}`, firstTokenMs: index + 1, firstPaintMs: 2 * (index + 1) }),
      ),
    );
    const near = (value: number | undefined, expected: number) =>
      assert.ok(value !== undefined && Math.abs(value / expected - 1) < 0.03, `${value}, not ${expected}`);
    near(report.firstToken.p50, 500);
    near(report.firstToken.p95, 950);
    near(report.firstToken.p99, 990);
    near(report.firstPaint.p50, 1000);
    near(report.days[1]?.firstPaint.p99, 1980);
    assert.equal(report.firstToken.measured, 1000);
  });

  it('lists the uses of the tokens in a fixed order', () => {
    const report = reported([
      record({ id: 'a', outcome: 'failed', reason: 'server', tokens: { certainty: 'unknown' } }),
      record({ id: 'b', outcome: 'aborted', reason: 'left' }),
      record({ id: 'c', outcome: 'rejected', reason: 'empty' }),
      record({ id: 'd' }),
    ]);
    assert.deepEqual(
      report.fates.map(({ fate, tokens: { value, unknown } }) => [fate, value, unknown]),
      [
        ['shown', 1020, 0],
        ['discarded', 1020, 0],
        ['cancelled', 1020, 0],
        ['failed', 0, 1],
      ],
    );
  });

  it('counts no step of the agent or of a comparison as shown and not accepted', () => {
    const report = reported([
      record({ id: 'a' }),
      record({ id: 'b', feature: 'refactor', reason: 'stop' }),
      record({ id: 'c', feature: 'agent', reason: 'tool-calls' }),
      record({ id: 'd', feature: 'evaluate', reason: 'stop' }),
      record({ id: 'e', feature: 'agent', reason: 'stop', accepted: { chars: 4, lines: 1 } }),
    ]);
    assert.deepEqual(
      report.fates.map(({ fate, requests }) => [fate, requests]),
      [
        ['accepted', 1],
        ['shown', 2],
        ['step', 2],
      ],
    );
  });

  it('counts no alternative as shown unless it is accepted', () => {
    const report = reported([
      record({ id: 'a', accepted: { chars: 4, lines: 1 } }),
      record({ id: 'b', outcome: 'extra' }),
      record({ id: 'c', outcome: 'extra' }),
      record({ id: 'd' }),
      record({ id: 'e', outcome: 'extra', accepted: { chars: 4, lines: 1 } }),
    ]);
    assert.deepEqual(
      report.fates.map(({ fate, requests }) => [fate, requests]),
      [
        ['accepted', 2],
        ['shown', 1],
        ['extra', 2],
      ],
    );
    assert.deepEqual(report.accepted, { part: 2, of: 3 });
  });

  it('has the newest requests first, and not all of a hundred thousand', () => {
    const records = Array.from({ length: 100_000 }, (_, index) => record({ id: `r${index}`, time: YESTERDAY + index }));
    const report = reported(records);
    assert.equal(report.requests, 100_000);
    assert.equal(report.cost.value, 84_000_000_000);
    assert.equal(report.recent.length, 200);
    assert.equal(report.recent[0]?.record.id, 'r99999');
  });
});
