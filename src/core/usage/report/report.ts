import { Pace, type Steps } from '../../steps.ts';
import type { Total } from '../amount/total.ts';
import type { Feature, LedgerRecord } from '../ledger/ledger.ts';
import { type Histogram, measurementCount, percentile } from '../sums/histogram.ts';
import {
  costTotal,
  FATES,
  type Fate,
  fateOf,
  rowsBy,
  suggestions,
  sumOf,
  type TotalsRow,
  tokenTotal,
} from '../sums/ledgerTotals.ts';
import { type NextEditFigures, nextEditsOf } from '../sums/nextEditFigures.ts';

export interface Amount extends Total {
  /** Part of `value`. */
  readonly estimatedValue: number;
}

export interface SpentAmounts {
  readonly requests: number;
  readonly tokens: Amount;
  /** Nano-dollars. */
  readonly cost: Amount;
}

/** Undefined without measurements. */
export interface LatencyPercentiles {
  readonly measured: number;
  readonly p50: number | undefined;
  readonly p95: number | undefined;
  readonly p99: number | undefined;
}

/** From sending to the first character and the first visible text. */
export interface Latencies {
  readonly firstToken: LatencyPercentiles;
  readonly firstPaint: LatencyPercentiles;
}

export interface DayReport extends SpentAmounts, Latencies {
  readonly day: string;
  readonly features: { readonly [F in Feature]?: SpentAmounts };
}

export interface Share {
  readonly part: number;
  readonly of: number;
}

export interface FeatureReport extends SpentAmounts {
  readonly feature: Feature;
}

export interface FateReport extends SpentAmounts {
  readonly fate: Fate;
}

export interface RequestReport {
  readonly record: LedgerRecord;
  readonly fate: Fate;
  /** For the user. */
  readonly reason: string;
}

export interface UsageReport extends SpentAmounts, Latencies {
  /** If the provider reports caching. */
  readonly cached: Share;
  readonly acceptedLines: number;
  readonly suggestionCost: SpentAmounts['cost'];
  /** Of those accepted or shown to the end. */
  readonly accepted: Share;
  readonly nextEdits: NextEditFigures;
  readonly days: readonly DayReport[];
  readonly features: readonly FeatureReport[];
  readonly fates: readonly FateReport[];
  /** Newest first. */
  readonly recent: readonly RequestReport[];
}

export interface ReportInput {
  readonly rows: readonly TotalsRow[];
  /** Oldest first. */
  readonly recent: readonly LedgerRecord[];
  /** Oldest first. */
  readonly days: readonly string[];
  readonly dayOf: (time: number) => string;
  /** For the user. */
  readonly explain: (record: LedgerRecord) => string;
}

const MOST_RECENT = 200;

const FEATURES: readonly Feature[] = ['ghost-text', 'next-edit', 'refactor', 'agent', 'evaluate', 'other'];

export function* reportOf({ rows, recent, days, dayOf, explain }: ReportInput): Steps<UsageReport> {
  const byDay = rowsBy(rows, 'day');
  yield;
  const counted = days.flatMap(day => byDay.get(day) ?? []);
  const requested = counted.filter(({ requests }) => requests > 0);
  const byFate = rowsBy(requested, 'fate');
  const byFeature = rowsBy(requested, 'feature');
  yield;
  const sums = sumOf(counted);
  yield;
  const suggested = sumOf(suggestions(counted));
  yield;
  return {
    ...spentOn(sums),
    ...latenciesOf(sums),
    cached: { part: sums.cachedTokens, of: sums.cachedOf },
    acceptedLines: suggested.acceptedLines,
    suggestionCost: spentOn(suggested).cost,
    accepted: acceptedOf(counted),
    nextEdits: nextEditsOf(counted),
    days: yield* eachInSteps(days, day => dayReport(day, byDay.get(day) ?? [])),
    features: (yield* eachInSteps(FEATURES, feature => {
      const ofFeature = byFeature.get(feature);
      return ofFeature ? [{ feature, ...spentOn(sumOf(ofFeature)) }] : [];
    })).flat(),
    fates: (yield* eachInSteps(FATES, fate => {
      const ofFate = byFate.get(fate);
      return ofFate ? [{ fate, ...spentOn(sumOf(ofFate)) }] : [];
    })).flat(),
    recent: (yield* newestOf(recent, { days, dayOf })).map(record => ({
      record,
      fate: fateOf(record),
      reason: explain(record),
    })),
  };
}

function* eachInSteps<T, R>(all: readonly T[], map: (one: T) => R): Steps<R[]> {
  const results: R[] = [];
  for (const one of all) {
    results.push(map(one));
    yield;
  }
  return results;
}

function dayReport(day: string, rows: readonly TotalsRow[]): DayReport {
  const features: { [F in Feature]?: SpentAmounts } = {};
  for (const [feature, ofFeature] of rowsBy(rows, 'feature')) features[feature] = spentOn(sumOf(ofFeature));
  const sums = sumOf(rows);
  return { day, ...spentOn(sums), ...latenciesOf(sums), features };
}

type RowSums = ReturnType<typeof sumOf>;

function spentOn(sums: RowSums): SpentAmounts {
  return {
    requests: sums.requests,
    tokens: { ...tokenTotal(sums), estimatedValue: sums.estimatedTokens },
    cost: { ...costTotal(sums), estimatedValue: sums.estimatedNanoDollars },
  };
}

function latenciesOf({ firstToken, firstPaint }: RowSums): Latencies {
  return { firstToken: latencyOf(firstToken), firstPaint: latencyOf(firstPaint) };
}

function latencyOf(times: Histogram): LatencyPercentiles {
  return {
    measured: measurementCount(times),
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
  };
}

function acceptedOf(rows: readonly TotalsRow[]): Share {
  const suggested = suggestions(rows);
  const withFate = (fate: Fate) => suggested.reduce((sum, row) => (row.fate === fate ? sum + row.requests : sum), 0);
  const accepted = withFate('accepted');
  return { part: accepted, of: accepted + withFate('shown') };
}

function* newestOf(
  records: readonly LedgerRecord[],
  { days, dayOf }: Pick<ReportInput, 'days' | 'dayOf'>,
): Steps<LedgerRecord[]> {
  const pace = new Pace();
  const inRange = new Set(days);
  const newest: LedgerRecord[] = [];
  for (const record of records.toSorted((a, b) => b.time - a.time)) {
    if (newest.length === MOST_RECENT) break;
    if (inRange.has(dayOf(record.time))) newest.push(record);
    if (pace.isDue(0)) yield;
  }
  return newest;
}
