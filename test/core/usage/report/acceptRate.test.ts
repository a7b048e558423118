import assert from 'node:assert/strict';
import { finish } from '../../../../src/core/steps.ts';
import type { LedgerRecord } from '../../../../src/core/usage/ledger/ledger.ts';
import {
  type AcceptFilter,
  type AcceptReport,
  acceptReportOf,
  type CalendarSlot,
} from '../../../../src/core/usage/report/acceptRate.ts';
import { AcceptCells, tupleOf } from '../../../../src/core/usage/sums/acceptCells.ts';
import { record, utcDay } from '../records.ts';

const DAY_MS = 24 * 60 * 60_000;
/** A Monday. */
const NOW = Date.UTC(2026, 10, 23, 12);
const LAST_WEEK = NOW - 3 * DAY_MS;

const TAKEN = { accepted: { chars: 100, lines: 4 } };

/** The calendar of someone in Greenwich. */
function utcSlot(time: number): CalendarSlot {
  const date = new Date(time);
  return { week: utcDay(time - ((date.getUTCDay() + 6) % 7) * DAY_MS), hour: date.getUTCHours() };
}

function cellsOf(records: readonly LedgerRecord[]): AcceptCells {
  const cells = new AcceptCells();
  for (const [index, one] of records.entries()) cells.add({ ...one, id: `r${index}` });
  return cells;
}

function reported(records: readonly LedgerRecord[], filter: AcceptFilter = {}): AcceptReport {
  return finish(acceptReportOf({ cells: cellsOf(records).cells, filter, now: NOW, slotOf: utcSlot, dayOf: utcDay }));
}

function times<T>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value);
}

describe('the accept rate', () => {
  it('of nothing has its weeks, and no rate that is zero', () => {
    const report = reported([]);
    assert.equal(report.weeks.length, 12);
    assert.deepEqual(report.weeks.slice(-2), ['2026-11-16', '2026-11-23']);
    assert.deepEqual([report.models, report.byModel, report.byLanguage, report.modelNames], [[], [], [], []]);
    assert.deepEqual(
      report.comparisons.map(({ difference }) => difference),
      [undefined],
    );
  });

  it('is the share of suggestions shown in full or accepted, by model and week, with its interval', () => {
    const report = reported([
      ...times(8, record({ time: LAST_WEEK, ...TAKEN })),
      ...times(12, record({ time: LAST_WEEK })),
      record({ time: NOW, outcome: 'aborted', ...TAKEN }),
      record({ time: NOW, outcome: 'aborted' }),
      record({ time: NOW, outcome: 'rejected' }),
      record({ time: NOW, outcome: 'failed' }),
    ]);
    const [model] = report.models;
    const [last, current] = model?.weeks.slice(-2) ?? [];
    assert.deepEqual(last?.accepted, { part: 8, of: 20 });
    assert.deepEqual(
      [last?.interval?.low, last?.interval?.high].map(bound => bound?.toFixed(3)),
      ['0.219', '0.613'],
    );
    assert.deepEqual(current?.accepted, { part: 1, of: 1 });
    assert.equal(current?.requests, 4);
    assert.deepEqual(model?.weeks[0]?.interval, undefined);
  });

  it('is of ghost text alone', () => {
    assert.deepEqual(reported([record({ time: NOW, feature: 'refactor', ...TAKEN })]).models, []);
  });

  it('can be filtered by model, language and time of day', () => {
    const evening = NOW + 7 * 60 * 60_000;
    const records = [
      record({ time: NOW, model: 'a', ...TAKEN }),
      record({ time: NOW, model: 'b', languageId: 'go' }),
      record({ time: evening, model: 'b', ...TAKEN }),
    ];
    const rates = (filter: AcceptFilter) =>
      reported(records, filter).byModel.map(({ name, accepted }) => [name, accepted.part, accepted.of]);
    assert.deepEqual(rates({}), [
      ['b', 1, 2],
      ['a', 1, 1],
    ]);
    assert.deepEqual(rates({ model: 'b' }), [['b', 1, 2]]);
    assert.deepEqual(rates({ languageId: 'go' }), [['b', 0, 1]]);
    assert.deepEqual(rates({ dayPart: 'evening' }), [['b', 1, 1]]);
    assert.deepEqual(rates({ dayPart: 'morning' }), []);
    assert.deepEqual(reported(records, { dayPart: 'morning' }).modelNames, ['b', 'a'], 'others can still be chosen');
  });

  it('of one week is in the tables, and every week stays in the chart', () => {
    const records = [record({ time: NOW }), record({ time: LAST_WEEK, ...TAKEN })];
    const { byModel, byLanguage, models } = reported(records, { week: '2026-11-16' });
    assert.deepEqual(
      byModel.map(({ accepted }) => accepted),
      [{ part: 1, of: 1 }],
    );
    assert.deepEqual(
      byLanguage.map(({ name, requests }) => [name, requests]),
      [['typescript', 1]],
    );
    assert.deepEqual(
      models[0]?.weeks.slice(-2).map(({ requests }) => requests),
      [1, 1],
    );
  });

  it('of this week is held against the last one, and one model against the other', () => {
    const report = reported([
      ...times(80, record({ time: LAST_WEEK, model: 'a' })),
      ...times(20, record({ time: LAST_WEEK, model: 'a', ...TAKEN })),
      ...times(30, record({ time: NOW, model: 'b' })),
      ...times(30, record({ time: NOW, model: 'b', ...TAKEN })),
    ]);
    const [weeks, models] = report.comparisons;
    assert.deepEqual(
      [weeks?.of, weeks?.names, weeks?.rates],
      [
        'weeks',
        ['2026-11-23', '2026-11-16'],
        [
          { part: 30, of: 60 },
          { part: 20, of: 100 },
        ],
      ],
    );
    assert.equal(weeks?.difference?.value.toFixed(2), '0.30');
    assert.ok((weeks?.difference?.low ?? 0) > 0.14);
    assert.deepEqual([models?.names, models?.difference?.value.toFixed(2)], [['a', 'b'], '-0.30']);
  });

  it('counts as retained only checked suggestions; those of older records are unknown, not zero', () => {
    const [model] = reported([
      record({ time: NOW, ...TAKEN, kept30sChars: 90, kept5minChars: 50 }),
      record({ time: NOW, ...TAKEN, kept30sChars: 70 }),
      record({ time: NOW, ...TAKEN }),
    ]).byModel;
    assert.deepEqual(
      [model?.kept30s, model?.kept5min],
      [
        { part: 160, of: 200 },
        { part: 50, of: 100 },
      ],
    );
    assert.equal(model?.acceptedChars, 300);
    const [old] = reported([record({ time: NOW, ...TAKEN })]).byModel;
    assert.deepEqual([old?.kept5min, old?.costPerKeptLine], [{ part: 0, of: 0 }, undefined]);
  });

  it('has the cost of a kept line out of all requests, as an estimate where not every line was looked at', () => {
    const seen = record({ time: NOW, ...TAKEN, kept5minChars: 50 });
    const nothing = record({ time: NOW, outcome: 'rejected' });
    const [exact] = reported([seen, nothing]).byModel;
    // 2 × $0.00084 for half of four lines.
    assert.deepEqual(exact?.costPerKeptLine, { value: 840_000, reported: 2, estimated: 0, unknown: 0 });
    const [extrapolated] = reported([seen, record({ time: NOW, ...TAKEN })]).byModel;
    assert.deepEqual(extrapolated?.costPerKeptLine, { value: 420_000, reported: 2, estimated: 1, unknown: 0 });
    const [unpriced] = reported([seen, record({ time: NOW, cost: { certainty: 'unknown' } })]).byModel;
    assert.equal(unpriced?.costPerKeptLine?.unknown, 1);
  });

  it('is the same after a restart', () => {
    const cells = cellsOf([record({ time: NOW, ...TAKEN, kept30sChars: 3 }), record({ time: LAST_WEEK, arm: 'x' })]);
    const gone = record({ time: NOW, model: 'gone' });
    cells.add(gone);
    cells.remove(gone);
    const again = new AcceptCells();
    again.restore(JSON.parse(JSON.stringify(cells.cells.map(tupleOf))));
    assert.deepEqual(again.cells, cells.cells);
    assert.equal(again.cells.length, 2);
  });
});
