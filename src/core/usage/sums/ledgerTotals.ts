import type { Total } from '../amount/total.ts';
import type { Feature, LedgerRecord } from '../ledger/ledger.ts';
import { bucketOf, type Histogram, sumOfHistograms } from './histogram.ts';

/** A request that ended early may be accepted in part. */
export type Fate = (typeof FATES)[number];

export const FATES = [
  'accepted',
  'shown',
  'dismissed',
  'extra',
  'step',
  'discarded',
  'cancelled',
  'failed',
  'other',
] as const;

export interface TotalsKey {
  /** `2026-11-23` */
  readonly day: string;
  readonly feature: Feature;
  readonly model: string;
  readonly languageId: string;
  readonly fate: Fate;
}

/** The only feature with an accept rate. */
export function suggestions(rows: readonly TotalsRow[]): readonly TotalsRow[] {
  return rows.filter(({ feature }) => feature === 'ghost-text');
}

/** Integers: removing a record leaves no rounding error. */
export interface Sums {
  readonly requests: number;
  /** Next edits without a request. */
  readonly freeEdits: number;
  readonly promptTokens: number;
  /** Of the `cachedOf` reported ones. */
  readonly cachedTokens: number;
  readonly cachedOf: number;
  readonly outputTokens: number;
  readonly reasoningTokens: number;
  /** With estimated counts. */
  readonly estimatedTokens: number;
  readonly tokensReported: number;
  readonly tokensEstimated: number;
  readonly tokensUnknown: number;
  readonly costNanoDollars: number;
  readonly estimatedNanoDollars: number;
  readonly costsReported: number;
  readonly costsEstimated: number;
  readonly costsUnknown: number;
  readonly acceptedChars: number;
  readonly acceptedLines: number;
  /** Of the `kept30sOf` checked ones. */
  readonly kept30sChars: number;
  readonly kept30sOf: number;
  readonly kept5minChars: number;
  readonly kept5minOf: number;
}

export type SumName = keyof Sums;
export type TotalsRow = TotalsKey & Sums & { readonly firstToken: Histogram; readonly firstPaint: Histogram };

const NO_SUMS: Sums = {
  requests: 0,
  freeEdits: 0,
  promptTokens: 0,
  cachedTokens: 0,
  cachedOf: 0,
  outputTokens: 0,
  reasoningTokens: 0,
  estimatedTokens: 0,
  tokensReported: 0,
  tokensEstimated: 0,
  tokensUnknown: 0,
  costNanoDollars: 0,
  estimatedNanoDollars: 0,
  costsReported: 0,
  costsEstimated: 0,
  costsUnknown: 0,
  acceptedChars: 0,
  acceptedLines: 0,
  kept30sChars: 0,
  kept30sOf: 0,
  kept5minChars: 0,
  kept5minOf: 0,
};

type MutableRow = {
  -readonly [Name in keyof TotalsRow]: TotalsRow[Name] extends Histogram ? Record<number, number> : TotalsRow[Name];
};

export class Totals {
  readonly #rows = new Map<string, MutableRow>();
  readonly #dayOf: (time: number) => string;

  constructor(dayOf: (time: number) => string) {
    this.#dayOf = dayOf;
  }

  /** Keys must differ from the present ones. */
  restore(rows: readonly TotalsRow[]): void {
    for (const row of rows) {
      const copy = { ...row, firstToken: { ...row.firstToken }, firstPaint: { ...row.firstPaint } };
      this.#rows.set(nameOf(row), copy);
    }
  }

  get rows(): TotalsRow[] {
    return [...this.#rows.values()].filter(({ freeEdits, requests }) => requests + freeEdits > 0);
  }

  add(record: LedgerRecord): void {
    this.#count(record, 1);
  }

  remove(record: LedgerRecord): void {
    this.#count(record, -1);
  }

  #count(record: LedgerRecord, sign: 1 | -1): void {
    const { accepted, free, kept30sChars, kept5minChars } = record;
    const row = this.#row(record);
    if (free) row.freeEdits += sign;
    else countRequest(row, record, sign);
    if (accepted) {
      row.acceptedChars += sign * accepted.chars;
      row.acceptedLines += sign * accepted.lines;
      if (kept30sChars !== undefined) {
        row.kept30sChars += sign * kept30sChars;
        row.kept30sOf += sign * accepted.chars;
      }
      if (kept5minChars !== undefined) {
        row.kept5minChars += sign * kept5minChars;
        row.kept5minOf += sign * accepted.chars;
      }
    }
  }

  #row(record: LedgerRecord): MutableRow {
    const { time, feature, model, languageId } = record;
    const key: TotalsKey = { day: this.#dayOf(time), feature, model, languageId, fate: fateOf(record) };
    const name = nameOf(key);
    let row = this.#rows.get(name);
    if (row === undefined) {
      row = { ...key, ...NO_SUMS, firstToken: {}, firstPaint: {} };
      this.#rows.set(name, row);
    }
    return row;
  }
}

function countRequest(row: MutableRow, { cost, firstPaintMs, firstTokenMs, tokens }: LedgerRecord, sign: 1 | -1): void {
  row.requests += sign;
  row.promptTokens += sign * (tokens.prompt ?? 0);
  if (tokens.certainty === 'reported' && tokens.cached !== undefined) {
    row.cachedTokens += sign * tokens.cached;
    row.cachedOf += sign * (tokens.prompt ?? 0);
  }
  row.outputTokens += sign * (tokens.output ?? 0);
  row.reasoningTokens += sign * (tokens.reasoning ?? 0);
  if (tokens.certainty === 'estimated') row.estimatedTokens += sign * ((tokens.prompt ?? 0) + (tokens.output ?? 0));
  row[TOKENS[tokens.certainty]] += sign;
  if (cost.certainty !== 'unknown') row.costNanoDollars += sign * cost.value;
  if (cost.certainty === 'estimated') row.estimatedNanoDollars += sign * cost.value;
  row[COSTS[cost.certainty]] += sign;
  countTime(row.firstToken, firstTokenMs, sign);
  countTime(row.firstPaint, firstPaintMs, sign);
}

const TOKENS = { reported: 'tokensReported', estimated: 'tokensEstimated', unknown: 'tokensUnknown' } as const;
const COSTS = { reported: 'costsReported', estimated: 'costsEstimated', unknown: 'costsUnknown' } as const;

/** Their answers are steps to a result; the user is shown only that. */
const WORKING: ReadonlySet<Feature> = new Set(['agent', 'evaluate']);

/** A request may be aborted after a partial accept. */
export function fateOf({
  accepted,
  dismissed,
  feature,
  outcome,
}: Pick<LedgerRecord, 'feature' | 'outcome' | 'accepted' | 'dismissed'>): Fate {
  // A next edit may only delete.
  if (accepted && (accepted.chars > 0 || feature === 'next-edit')) return 'accepted';
  if (dismissed) return 'dismissed';
  switch (outcome) {
    case 'suggested':
      return WORKING.has(feature) ? 'step' : 'shown';
    case 'rejected':
      return 'discarded';
    case 'aborted':
      return 'cancelled';
    case 'extra':
    case 'failed':
    case 'other':
      return outcome;
  }
}

export function sumOf(rows: readonly TotalsRow[]): Sums & Pick<TotalsRow, 'firstToken' | 'firstPaint'> {
  const sums: { -readonly [Name in SumName]: number } = { ...NO_SUMS };
  for (const row of rows) {
    for (const name of SUM_NAMES) sums[name] += row[name];
  }
  return {
    ...sums,
    firstToken: sumOfHistograms(rows.map(row => row.firstToken)),
    firstPaint: sumOfHistograms(rows.map(row => row.firstPaint)),
  };
}

export const SUM_NAMES: readonly SumName[] = Object.keys(NO_SUMS).filter(isSumName);

function isSumName(name: string): name is SumName {
  return Object.hasOwn(NO_SUMS, name);
}

export function rowsBy<Key extends keyof TotalsKey>(
  rows: readonly TotalsRow[],
  key: Key,
): ReadonlyMap<TotalsKey[Key], readonly TotalsRow[]> {
  return Map.groupBy(rows, row => row[key]);
}

export function tokenTotal(sums: Sums): Total {
  const { promptTokens, outputTokens, tokensReported, tokensEstimated, tokensUnknown } = sums;
  return {
    value: promptTokens + outputTokens,
    reported: tokensReported,
    estimated: tokensEstimated,
    unknown: tokensUnknown,
  };
}

/** Nano-dollars. */
export function costOfRows(rows: readonly TotalsRow[]): Total {
  const total = { value: 0, reported: 0, estimated: 0, unknown: 0 };
  for (const row of rows) {
    total.value += row.costNanoDollars;
    total.reported += row.costsReported;
    total.estimated += row.costsEstimated;
    total.unknown += row.costsUnknown;
  }
  return total;
}

/** Nano-dollars. */
export function costTotal({ costNanoDollars, costsReported, costsEstimated, costsUnknown }: Sums): Total {
  return { value: costNanoDollars, reported: costsReported, estimated: costsEstimated, unknown: costsUnknown };
}

function nameOf({ day, feature, model, languageId, fate }: TotalsKey): string {
  return `${day}\n${feature}\n${model}\n${languageId}\n${fate}`;
}

function countTime(histogram: Record<number, number>, ms: number | undefined, sign: 1 | -1): void {
  if (ms === undefined) return;
  const bucket = bucketOf(ms);
  const count = (histogram[bucket] ?? 0) + sign;
  if (count === 0) delete histogram[bucket];
  else histogram[bucket] = count;
}
