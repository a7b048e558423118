import type { Figure } from './charge.ts';
import { isAmount, isObject, type Json } from './json.ts';
import type { Amendment, Entry, Feature, Findings, LedgerOutcome, LedgerRecord, TokenCounts } from './ledger.ts';
import type { Certainty } from './usage.ts';

/** What a line of the file holds. */
export type LedgerLine =
  | { readonly kind: 'record'; readonly entry: LedgerRecord }
  | { readonly kind: 'amendment'; readonly entry: Amendment }
  | { readonly kind: 'reservation'; readonly id: string; readonly time: number; readonly costNanoDollars: number }
  | { readonly kind: 'release'; readonly id: string }
  /** Whole, but not for us: a later version of Ghostline has written it. */
  | { readonly kind: 'foreign' }
  /** Torn by a crash or a full disk, or changed by hand. */
  | { readonly kind: 'broken' };

/** One line of JSON, without the line end. */
export function encodeEntry(entry: Entry): string {
  return JSON.stringify(entry);
}

/** Never throws. Fields that are not known here are left out, so a later version may add some. */
export function decodeLine(text: string): LedgerLine {
  const line = parsed(text);
  return line === undefined ? { kind: 'broken' } : readEntry(line);
}

/** As `decodeLine`, of JSON that is parsed already. */
export function readEntry(line: Json): Exclude<LedgerLine, { kind: 'broken' }> {
  const time = amount(line['time']);
  if (time === undefined) return { kind: 'foreign' };
  const { id, amends, reserves, releases } = line;
  if (typeof id === 'string') return record(line, id, time);
  if (typeof amends === 'string') return { kind: 'amendment', entry: { amends, time, ...readFindings(line) } };
  if (typeof releases === 'string') return { kind: 'release', id: releases };
  const costNanoDollars = amount(line['costNanoDollars']);
  if (typeof reserves !== 'string' || costNanoDollars === undefined) return { kind: 'foreign' };
  return { kind: 'reservation', id: reserves, time, costNanoDollars };
}

function parsed(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined; // A syntax error says no more than that the line is broken.
  }
}

const UNKNOWN = { certainty: 'unknown' } as const;

/** Filled field by field: a month has many lines, and a copy for each optional field would be most of the work. */
type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

function record(line: Json, id: string, time: number): ReturnType<typeof readEntry> {
  const { profile, model, languageId, generationId, arm, reason } = line;
  if (typeof profile !== 'string' || typeof model !== 'string') return { kind: 'foreign' };
  const knownChars = amount(line['knownChars']);
  const firstTokenMs = amount(line['firstTokenMs']);
  const firstPaintMs = amount(line['firstPaintMs']);
  const entry: Writable<LedgerRecord> = {
    id,
    time,
    feature: readFeature(line['feature']),
    profile,
    model,
    languageId: typeof languageId === 'string' ? languageId : '',
    promptChars: amount(line['promptChars']) ?? 0,
    outputChars: amount(line['outputChars']) ?? 0,
    durationMs: amount(line['durationMs']) ?? 0,
    outcome: OUTCOMES.find(outcome => outcome === line['outcome']) ?? 'other',
    reason: typeof reason === 'string' ? reason : '',
    tokens: UNKNOWN,
    cost: UNKNOWN,
  };
  Object.assign(entry, readFindings(line));
  if (typeof generationId === 'string') entry.generationId = generationId;
  if (typeof arm === 'string') entry.arm = arm;
  if (knownChars !== undefined) entry.knownChars = knownChars;
  if (firstTokenMs !== undefined) entry.firstTokenMs = firstTokenMs;
  if (firstPaintMs !== undefined) entry.firstPaintMs = firstPaintMs;
  return { kind: 'record', entry };
}

const FEATURES: readonly Feature[] = ['ghost-text', 'refactor', 'agent', 'evaluate'];

export function readFeature(value: unknown): Feature {
  return FEATURES.find(feature => feature === value) ?? 'other';
}

const OUTCOMES: readonly LedgerOutcome[] = ['suggested', 'rejected', 'aborted', 'failed'];

export function readFindings(line: Json): Findings {
  const tokens = tokenCounts(line['tokens']);
  const cost = figure(line['cost']);
  const { servedBy } = line;
  const accepted = object(line['accepted']);
  const chars = amount(accepted?.['chars']);
  const lines = amount(accepted?.['lines']);
  const kept30sChars = amount(line['kept30sChars']);
  const kept5minChars = amount(line['kept5minChars']);
  const found: Writable<Findings> = {};
  if (tokens) found.tokens = tokens;
  if (cost) found.cost = cost;
  if (typeof servedBy === 'string') found.servedBy = servedBy;
  if (chars !== undefined && lines !== undefined) found.accepted = { chars, lines };
  if (kept30sChars !== undefined) found.kept30sChars = kept30sChars;
  if (kept5minChars !== undefined) found.kept5minChars = kept5minChars;
  if (line['settled'] === true) found.settled = true;
  return found;
}

function tokenCounts(value: unknown): TokenCounts | undefined {
  const counts = object(value);
  const certainty = certaintyOf(counts?.['certainty']);
  if (counts === undefined || certainty === undefined) return undefined;
  const prompt = amount(counts['prompt']);
  const cached = amount(counts['cached']);
  const output = amount(counts['output']);
  const reasoning = amount(counts['reasoning']);
  const found: Writable<TokenCounts> = { certainty };
  if (prompt !== undefined) found.prompt = prompt;
  if (cached !== undefined) found.cached = cached;
  if (output !== undefined) found.output = output;
  if (reasoning !== undefined) found.reasoning = reasoning;
  return found;
}

function figure(json: unknown): Figure | undefined {
  const line = object(json);
  const certainty = certaintyOf(line?.['certainty']);
  const value = amount(line?.['value']);
  if (certainty === undefined) return undefined;
  return certainty === 'unknown' || value === undefined ? { certainty: 'unknown' } : { certainty, value };
}

function certaintyOf(value: unknown): Certainty | undefined {
  return value === 'reported' || value === 'estimated' || value === 'unknown' ? value : undefined;
}

function amount(value: unknown): number | undefined {
  return isAmount(value) ? value : undefined;
}

function object(value: unknown): Json | undefined {
  return isObject(value) ? value : undefined;
}
