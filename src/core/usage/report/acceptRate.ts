import { differenceOf, type Interval, type Proportion, type ProportionDifference, wilson } from '../../statistics.ts';
import { Pace, type Steps } from '../../steps.ts';
import type { Total } from '../amount/total.ts';
import { type AcceptCell, type AcceptSums, QUARTER_HOUR_MS, sumOfCells } from '../sums/acceptCells.ts';
import { effectiveShareOf } from './independent.ts';

/** A week's Monday, `2026-11-23`, and an hour from 0 to 23. */
export interface CalendarSlot {
  readonly week: string;
  readonly hour: number;
}

/** Six hours each. */
export const DAY_PARTS = ['night', 'morning', 'afternoon', 'evening'] as const;
export type DayPart = (typeof DAY_PARTS)[number];

export interface AcceptFilter {
  readonly model?: string;
  readonly languageId?: string;
  readonly dayPart?: DayPart;
  /** Charts show all weeks. */
  readonly week?: string;
}

export interface AcceptanceStats {
  readonly requests: number;
  /** Of those accepted or shown to the end. */
  readonly accepted: Proportion;
  /** 95% */
  readonly interval: Interval | undefined;
  readonly acceptedChars: number;
  /** Of those that could be checked. */
  readonly kept30s: Proportion;
  readonly kept5min: Proportion;
  readonly costPerKeptLine: Total | undefined;
}

export interface NamedAcceptanceStats extends AcceptanceStats {
  readonly name: string;
}

export interface ModelWeeks extends NamedAcceptanceStats {
  readonly weeks: readonly AcceptanceStats[];
}

export interface AcceptRateComparison {
  readonly of: 'weeks' | 'models';
  readonly names: readonly [string, string];
  readonly rates: readonly [Proportion, Proportion];
  /** First minus second. */
  readonly difference: ProportionDifference | undefined;
}

export interface AcceptReport {
  readonly filter: AcceptFilter;
  /** Mondays. */
  readonly weeks: readonly string[];
  /** Most requests first. */
  readonly modelNames: readonly string[];
  readonly languageIds: readonly string[];
  readonly models: readonly ModelWeeks[];
  readonly byModel: readonly NamedAcceptanceStats[];
  readonly byLanguage: readonly NamedAcceptanceStats[];
  readonly comparisons: readonly AcceptRateComparison[];
}

export interface AcceptInput {
  readonly cells: readonly AcceptCell[];
  readonly filter: AcceptFilter;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly slotOf: (time: number) => CalendarSlot;
  readonly dayOf: (time: number) => string;
}

/** Models change. */
const WEEKS = 12;
const HOURS_OF_PART = 6;
/** No divisor of a week, so none is skipped at daylight saving. */
const STEP_MS = 12 * 60 * 60_000;

interface SlottedCell extends CalendarSlot {
  readonly cell: AcceptCell;
}

/** A week filter narrows the groups, not the series. */
export function* acceptReportOf({ cells, dayOf, filter, now, slotOf }: AcceptInput): Steps<AcceptReport> {
  const weeks = weeksUpTo(now, slotOf);
  const shown = new Set(weeks);
  const pace = new Pace();
  const placed: SlottedCell[] = [];
  for (const cell of cells) {
    const slot = slotOf(cell.quarter * QUARTER_HOUR_MS);
    if (shown.has(slot.week)) placed.push({ cell, ...slot });
    if (pace.isDue(0)) yield;
  }
  const counted = placed.filter(one => fits(one, filter));
  yield;
  const inWeek = counted.filter(({ week }) => filter.week === undefined || week === filter.week);
  yield;
  const models: ModelWeeks[] = [];
  for (const [name, ofModel] of groupsOf(counted, 'model')) {
    const byWeek = Map.groupBy(ofModel, ({ week }) => week);
    yield;
    const all = acceptanceStatsOf(ofModel);
    yield;
    models.push({ name, ...all, weeks: weeks.map(week => acceptanceStatsOf(byWeek.get(week) ?? [])) });
    yield;
  }
  const modelNames = groupsOf(placed, 'model').map(([name]) => name);
  yield;
  const languageIds = groupsOf(placed, 'languageId').map(([name]) => name);
  yield;
  const byModel = yield* statsBy(inWeek, 'model');
  const byLanguage = yield* statsBy(inWeek, 'languageId');
  const ofWeeks = weeksCompared(counted, weeks, dayOf);
  yield;
  return {
    filter,
    weeks,
    modelNames,
    languageIds,
    models,
    byModel,
    byLanguage,
    comparisons: [...ofWeeks, ...modelsCompared(inWeek, dayOf)],
  };
}

function* statsBy(placed: readonly SlottedCell[], key: 'model' | 'languageId'): Steps<NamedAcceptanceStats[]> {
  const stats: NamedAcceptanceStats[] = [];
  for (const [name, ofName] of groupsOf(placed, key)) {
    stats.push({ name, ...acceptanceStatsOf(ofName) });
    yield;
  }
  return stats;
}

function weeksUpTo(now: number, slotOf: (time: number) => CalendarSlot): string[] {
  const weeks = new Set<string>();
  for (let time = now; weeks.size < WEEKS; time -= STEP_MS) weeks.add(slotOf(time).week);
  return [...weeks].reverse();
}

function fits({ cell, hour }: SlottedCell, { model, languageId, dayPart }: AcceptFilter): boolean {
  return (
    (model === undefined || cell.model === model) &&
    (languageId === undefined || cell.languageId === languageId) &&
    (dayPart === undefined || DAY_PARTS[Math.floor(hour / HOURS_OF_PART)] === dayPart)
  );
}

function groupsOf(placed: readonly SlottedCell[], key: 'model' | 'languageId'): [string, readonly SlottedCell[]][] {
  const requests = (some: readonly SlottedCell[]) => some.reduce((sum, { cell }) => sum + cell.requests, 0);
  return [...Map.groupBy(placed, ({ cell }) => cell[key])].sort(
    ([nameA, a], [nameB, b]) => requests(b) - requests(a) || (nameA < nameB ? -1 : 1),
  );
}

function acceptanceStatsOf(placed: readonly SlottedCell[]): AcceptanceStats {
  const sums = sumOfCells(placed.map(({ cell }) => cell));
  const accepted = { part: sums.accepted, of: sums.offered };
  return {
    requests: sums.requests,
    accepted,
    interval: wilson(accepted.part, accepted.of),
    acceptedChars: sums.acceptedChars,
    kept30s: { part: sums.kept30sChars, of: sums.kept30sOf },
    kept5min: { part: sums.kept5minChars, of: sums.kept5minOf },
    costPerKeptLine: costPerKeptLine(sums),
  };
}

/**
 * Cost of all requests per line kept for five minutes; a line counts by its retained share. Assumes as much of
 * unchecked characters, so it is an estimate.
 */
function costPerKeptLine(sums: AcceptSums): Total | undefined {
  const { acceptedChars, acceptedLines, kept5minChars, kept5minOf } = sums;
  const lines = kept5minOf === 0 ? 0 : (acceptedLines * kept5minChars) / kept5minOf;
  if (lines === 0) return undefined;
  const unseen = kept5minOf < acceptedChars ? 1 : 0;
  return {
    value: Math.round(sums.costNanoDollars / lines),
    reported: sums.costsReported,
    estimated: sums.costsEstimated + unseen,
    unknown: sums.costsUnknown,
  };
}

function weeksCompared(placed: readonly SlottedCell[], weeks: readonly string[], dayOf: DayOf): AcceptRateComparison[] {
  const [last, current] = weeks.slice(-2);
  if (last === undefined || current === undefined) return [];
  const of = (week: string) => placed.filter(one => one.week === week);
  return [compared('weeks', [current, last], [of(current), of(last)], dayOf)];
}

/** With the most requests. */
function modelsCompared(placed: readonly SlottedCell[], dayOf: DayOf): AcceptRateComparison[] {
  const [first, second] = groupsOf(placed, 'model').filter(([, ofModel]) => rateOf(ofModel).of > 0);
  if (!first || !second) return [];
  return [compared('models', [first[0], second[0]], [first[1], second[1]], dayOf)];
}

function rateOf(placed: readonly SlottedCell[]): Proportion {
  const { accepted, offered } = sumOfCells(placed.map(({ cell }) => cell));
  return { part: accepted, of: offered };
}

type DayOf = AcceptInput['dayOf'];
type Sides = readonly [readonly SlottedCell[], readonly SlottedCell[]];

/** Suggestions of one day aren't independent. */
function compared(
  of: AcceptRateComparison['of'],
  names: AcceptRateComparison['names'],
  [a, b]: Sides,
  dayOf: DayOf,
): AcceptRateComparison {
  const worth = (placed: readonly SlottedCell[]) =>
    effectiveShareOf(
      placed.map(({ cell }) => cell),
      dayOf,
    ).accepted;
  return { of, names, rates: [rateOf(a), rateOf(b)], difference: differenceOf(worth(a), worth(b)) };
}
