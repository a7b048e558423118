import type { Figure } from '../amount/charge.ts';
import type { Certainty } from '../amount/usage.ts';

/** What the model was asked for; `other` is one that a later version of Ghostline has written. */
export type Feature = 'ghost-text' | 'refactor' | 'agent' | 'evaluate' | 'other';

/** How a request ended; `other` as in Feature. */
export type LedgerOutcome = 'suggested' | 'rejected' | 'aborted' | 'failed' | 'other';

/** Token counts of one request; an absent one is unknown. `cached` is part of `prompt`, `reasoning` part of `output`. */
export interface TokenCounts {
  readonly certainty: Certainty;
  readonly prompt?: number;
  readonly cached?: number;
  readonly output?: number;
  readonly reasoning?: number;
}

export interface Accepted {
  readonly chars: number;
  readonly lines: number;
}

/** What may become known about a request after its record was written. */
export interface RecordUpdate {
  readonly tokens?: TokenCounts;
  readonly cost?: Figure;
  readonly servedBy?: string;
  readonly accepted?: Accepted;
  /** Of the accepted characters, those that stood in the document half a minute and five minutes later. */
  readonly kept30sChars?: number;
  readonly kept5minChars?: number;
  /** The provider has been asked what the request cost, and will not be asked again. */
  readonly settled?: true;
}

/**
 * One request to a model, cancelled and failed ones included. Says what was spent and what it was good for; holds no
 * prompt, no code, no path and no key.
 */
export interface LedgerRecord extends RecordUpdate {
  readonly id: string;
  /** When it was sent, in milliseconds since 1970. */
  readonly time: number;
  readonly feature: Feature;
  readonly profile: string;
  readonly model: string;
  readonly languageId: string;
  readonly tokens: TokenCounts;
  /** In integer nano-dollars. */
  readonly cost: Figure;
  /** Characters sent and received: what estimates are made from. */
  readonly promptChars: number;
  readonly outputChars: number;
  /** Of the prompt, those that an earlier one began with: the provider may have had them in its cache. */
  readonly knownChars?: number;
  readonly generationId?: string;
  /** Which of the two choices of an experiment this session had; see experiment.ts. */
  readonly arm?: string;
  readonly durationMs: number;
  /** From sending to the first character of the answer, and to the first text that could be shown. */
  readonly firstTokenMs?: number;
  readonly firstPaintMs?: number;
  readonly outcome: LedgerOutcome;
  /** What ended it, as "Why No Suggestion?" and the log name it. */
  readonly reason: string;
}

/** Says more about an earlier record. `time` is that record's: the two belong into the same file. */
export interface Amendment extends RecordUpdate {
  readonly amends: string;
  readonly time: number;
}

/** The most that a request may come to cost, announced before it is sent; its record takes its place. */
export interface Reservation {
  readonly reserves: string;
  readonly time: number;
  readonly costNanoDollars: number;
}

/** A reserved request was not sent. */
export interface Release {
  readonly releases: string;
  readonly time: number;
}

/** What is written down. Its `time` decides which month it belongs to. */
export type LedgerEntry = LedgerRecord | Amendment | Reservation | Release;

/**
 * The record with what is known now. Findings may come in any order, twice, and from several windows: the result is the
 * same, because of two that contradict each other the same one always wins.
 */
export function withFindings(record: LedgerRecord, findings: RecordUpdate): LedgerRecord {
  const merged = mergeFindings(record, findings);
  return { ...record, ...merged, tokens: merged.tokens ?? record.tokens, cost: merged.cost ?? record.cost };
}

/** What two findings about the same request say together; see withFindings. */
export function mergeFindings(a: RecordUpdate, b: RecordUpdate): RecordUpdate {
  const tokens = surest(a.tokens, b.tokens, compareTokens);
  const cost = surest(a.cost, b.cost, compareFigures);
  const servedBy = greatest(a.servedBy, b.servedBy);
  const accepted = surest(a.accepted, b.accepted, (x, y) => x.chars - y.chars || x.lines - y.lines);
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

const SURENESS: Readonly<Record<Certainty, number>> = { unknown: 0, estimated: 1, reported: 2 };

/** Numbers decide only between equally sure ones, so that the order of reading never does. */
function compareTokens(a: TokenCounts, b: TokenCounts): number {
  const bySureness = SURENESS[a.certainty] - SURENESS[b.certainty];
  const keys = ['prompt', 'output', 'cached', 'reasoning'] as const;
  return keys.reduce((result, key) => result || (a[key] ?? -1) - (b[key] ?? -1), bySureness);
}

function compareFigures(a: Figure, b: Figure): number {
  const value = (figure: Figure) => (figure.certainty === 'unknown' ? -1 : figure.value);
  return SURENESS[a.certainty] - SURENESS[b.certainty] || value(a) - value(b);
}

function surest<T>(a: T | undefined, b: T | undefined, compare: (a: T, b: T) => number): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compare(a, b) >= 0 ? a : b;
}

function greatest<T extends number | string>(a: T | undefined, b: T | undefined): T | undefined {
  return surest(a, b, (x, y) => (x < y ? -1 : x > y ? 1 : 0));
}
