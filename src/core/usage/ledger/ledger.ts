import type { Figure } from '../amount/charge.ts';
import type { Certainty } from '../amount/usage.ts';

/** `other`: written by a later version of Ghostline. */
export type Feature = 'ghost-text' | 'refactor' | 'agent' | 'evaluate' | 'other';

/** `other`: written by a later version of Ghostline. */
export type LedgerOutcome = 'suggested' | 'rejected' | 'aborted' | 'failed' | 'other';

/** Absent counts are unknown. `cached` is part of `prompt`, `reasoning` part of `output`. */
export interface TokenCounts {
  readonly certainty: Certainty;
  readonly prompt?: number;
  readonly cached?: number;
  readonly output?: number;
  readonly reasoning?: number;
}

export interface AcceptedAmount {
  readonly chars: number;
  readonly lines: number;
}

/** Fields that can be added after the record was written. */
export interface RecordUpdate {
  readonly tokens?: TokenCounts;
  readonly cost?: Figure;
  readonly servedBy?: string;
  readonly accepted?: AcceptedAmount;
  /** Accepted characters that are still in the document after 30 seconds and after 5 minutes. */
  readonly kept30sChars?: number;
  readonly kept5minChars?: number;
  /** The provider was queried for the cost and won't be queried again. */
  readonly settled?: true;
}

/** One request to a model, including cancelled and failed ones. Holds no prompt, code, path or key. */
export interface LedgerRecord extends RecordUpdate {
  readonly id: string;
  /** Send time in milliseconds since 1970. */
  readonly time: number;
  readonly feature: Feature;
  readonly profile: string;
  readonly model: string;
  readonly languageId: string;
  readonly tokens: TokenCounts;
  /** In integer nano-dollars. */
  readonly cost: Figure;
  /** Characters sent and received, the basis of estimates. */
  readonly promptChars: number;
  readonly outputChars: number;
  /** Characters of the prompt that an earlier prompt began with; the provider may have cached them. */
  readonly knownChars?: number;
  readonly generationId?: string;
  /** The choice of this session in an experiment: see experiment.ts. */
  readonly arm?: string;
  readonly durationMs: number;
  /** From sending to the first character of the answer, and to the first text that could be shown. */
  readonly firstTokenMs?: number;
  readonly firstPaintMs?: number;
  readonly outcome: LedgerOutcome;
  /** Why it ended, as in "Why No Suggestion?" and the log. */
  readonly reason: string;
}

/** Adds to an earlier record. `time` is the time of that record, so both are in the same file. */
export interface Amendment extends RecordUpdate {
  readonly amends: string;
  readonly time: number;
}

/** The highest possible cost of a request, written before it is sent; replaced by its record. */
export interface Reservation {
  readonly reserves: string;
  readonly time: number;
  readonly costNanoDollars: number;
}

/** Cancels a reservation whose request wasn't sent. */
export interface Release {
  readonly releases: string;
  readonly time: number;
}

/** One line of the ledger. `time` decides the month of its file. */
export type LedgerEntry = LedgerRecord | Amendment | Reservation | Release;

/**
 * Adds findings to a record. Findings may arrive in any order, twice, and from several windows; the result is the same.
 */
export function withFindings(record: LedgerRecord, findings: RecordUpdate): LedgerRecord {
  const merged = mergeFindings(record, findings);
  return { ...record, ...merged, tokens: merged.tokens ?? record.tokens, cost: merged.cost ?? record.cost };
}

/** Merges two findings about the same request, in either order: see withFindings. */
export function mergeFindings(a: RecordUpdate, b: RecordUpdate): RecordUpdate {
  const tokens = mostCertain(a.tokens, b.tokens, compareTokens);
  const cost = mostCertain(a.cost, b.cost, compareFigures);
  const servedBy = greatest(a.servedBy, b.servedBy);
  const accepted = mostCertain(a.accepted, b.accepted, (x, y) => x.chars - y.chars || x.lines - y.lines);
  const kept30sChars = greatest(a.kept30sChars, b.kept30sChars);
  const kept5minChars = greatest(a.kept5minChars, b.kept5minChars);
  return {
    ...(tokens && { tokens }),
    ...(cost && { cost }),
    ...(servedBy !== undefined && { servedBy }),
    ...(accepted && { accepted }),
    ...(kept30sChars !== undefined && { kept30sChars }),
    ...(kept5minChars !== undefined && { kept5minChars }),
    ...((a.settled || b.settled) && { settled: true as const }),
  };
}

const CERTAINTY_RANK: Readonly<Record<Certainty, number>> = { unknown: 0, estimated: 1, reported: 2 };

/** Equally certain counts are compared by number, so that the order of reading never matters. */
function compareTokens(a: TokenCounts, b: TokenCounts): number {
  const bySureness = CERTAINTY_RANK[a.certainty] - CERTAINTY_RANK[b.certainty];
  const keys = ['prompt', 'output', 'cached', 'reasoning'] as const;
  return keys.reduce((result, key) => result || (a[key] ?? -1) - (b[key] ?? -1), bySureness);
}

function compareFigures(a: Figure, b: Figure): number {
  const value = (figure: Figure) => (figure.certainty === 'unknown' ? -1 : figure.value);
  return CERTAINTY_RANK[a.certainty] - CERTAINTY_RANK[b.certainty] || value(a) - value(b);
}

function mostCertain<T>(a: T | undefined, b: T | undefined, compare: (a: T, b: T) => number): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compare(a, b) >= 0 ? a : b;
}

function greatest<T extends number | string>(a: T | undefined, b: T | undefined): T | undefined {
  return mostCertain(a, b, (x, y) => (x < y ? -1 : x > y ? 1 : 0));
}
