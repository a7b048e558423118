import type { Figure } from '../amount/charge.ts';
import type { Certainty } from '../amount/usage.ts';

/** `other`: from a later version. */
export type Feature = 'ghost-text' | 'next-edit' | 'refactor' | 'agent' | 'evaluate' | 'other';

/** `extra`: an answer besides the suggestion that is shown: an alternative, a trial. `other`: from a later version. */
export type LedgerOutcome = 'suggested' | 'extra' | 'rejected' | 'aborted' | 'failed' | 'other';

/** Absent is unknown. `cached` is part of `prompt`, `reasoning` of `output`. */
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

export interface RecordUpdate {
  readonly tokens?: TokenCounts;
  readonly cost?: Figure;
  readonly servedBy?: string;
  readonly accepted?: AcceptedAmount;
  /** A next edit, by the user. */
  readonly dismissed?: true;
  /** Still there after 30 seconds and 5 minutes. */
  readonly kept30sChars?: number;
  readonly kept5minChars?: number;
  /** Won't be queried again. */
  readonly settled?: true;
}

/** Holds no prompt, code, path or key. */
export interface LedgerRecord extends RecordUpdate {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly feature: Feature;
  readonly profile: string;
  readonly model: string;
  readonly languageId: string;
  readonly tokens: TokenCounts;
  readonly cost: Figure;
  readonly promptChars: number;
  readonly outputChars: number;
  /** An earlier prompt began with these. */
  readonly knownChars?: number;
  readonly generationId?: string;
  readonly arm?: string;
  readonly durationMs: number;
  /** From sending to the first character and the first visible text. */
  readonly firstTokenMs?: number;
  readonly firstPaintMs?: number;
  readonly outcome: LedgerOutcome;
  readonly reason: string;
  /** A next edit that was found without a request: no model, no tokens, and a cost of zero. */
  readonly free?: true;
}

/** `time` is its record's: both are in one file. */
export interface Amendment extends RecordUpdate {
  readonly amends: string;
  readonly time: number;
}

/** Written before sending; replaced by its record. */
export interface Reservation {
  readonly reserves: string;
  readonly time: number;
  readonly costNanoDollars: number;
}

export interface Release {
  readonly releases: string;
  readonly time: number;
}

/** `time` decides the file. */
export type LedgerEntry = LedgerRecord | Amendment | Reservation | Release;

/** Any order, duplicates and several windows give the same result. */
export function withFindings(record: LedgerRecord, findings: RecordUpdate): LedgerRecord {
  const merged = mergeFindings(record, findings);
  return { ...record, ...merged, tokens: merged.tokens ?? record.tokens, cost: merged.cost ?? record.cost };
}

/** Commutative. */
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
    ...((a.dismissed || b.dismissed) && { dismissed: true as const }),
    ...((a.settled || b.settled) && { settled: true as const }),
  };
}

const CERTAINTY_RANK: Readonly<Record<Certainty, number>> = { unknown: 0, estimated: 1, reported: 2 };

/** The larger wins, whatever the order. */
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
