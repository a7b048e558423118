import { countOf, isObject, type JsonObject, objectOf, parseJson } from '../../json.ts';
import { readFigure, readTokenCounts, type Writable } from './figures.ts';
import type { Amendment, Feature, LedgerEntry, LedgerOutcome, LedgerRecord, RecordUpdate } from './ledger.ts';

export type LedgerLine =
  | { readonly kind: 'record'; readonly entry: LedgerRecord }
  | { readonly kind: 'amendment'; readonly entry: Amendment }
  | { readonly kind: 'reservation'; readonly id: string; readonly time: number; readonly costNanoDollars: number }
  | { readonly kind: 'release'; readonly id: string }
  /** From a later version. */
  | { readonly kind: 'foreign' }
  /** Torn by a crash, or edited by hand. */
  | { readonly kind: 'broken' };

export function encodeEntry(entry: LedgerEntry): string {
  return JSON.stringify(entry);
}

/** Drops unknown fields. */
export function decodeLine(text: string): LedgerLine {
  const line = parseJson(text);
  return isObject(line) ? readEntry(line) : { kind: 'broken' };
}

export function readEntry(line: JsonObject): Exclude<LedgerLine, { kind: 'broken' }> {
  const time = countOf(line['time']);
  if (time === undefined) return { kind: 'foreign' };
  const { id, amends, reserves, releases } = line;
  if (typeof id === 'string') return record(line, id, time);
  if (typeof amends === 'string') return { kind: 'amendment', entry: { amends, time, ...readFindings(line) } };
  if (typeof releases === 'string') return { kind: 'release', id: releases };
  const costNanoDollars = countOf(line['costNanoDollars']);
  if (typeof reserves !== 'string' || costNanoDollars === undefined) return { kind: 'foreign' };
  return { kind: 'reservation', id: reserves, time, costNanoDollars };
}

const UNKNOWN = { certainty: 'unknown' } as const;

function record(line: JsonObject, id: string, time: number): ReturnType<typeof readEntry> {
  const { profile, model, languageId, generationId, arm, reason } = line;
  if (typeof profile !== 'string' || typeof model !== 'string') return { kind: 'foreign' };
  const knownChars = countOf(line['knownChars']);
  const firstTokenMs = countOf(line['firstTokenMs']);
  const firstPaintMs = countOf(line['firstPaintMs']);
  const entry: Writable<LedgerRecord> = {
    id,
    time,
    feature: readFeature(line['feature']),
    profile,
    model,
    languageId: typeof languageId === 'string' ? languageId : '',
    promptChars: countOf(line['promptChars']) ?? 0,
    outputChars: countOf(line['outputChars']) ?? 0,
    durationMs: countOf(line['durationMs']) ?? 0,
    outcome: OUTCOMES.find(outcome => outcome === line['outcome']) ?? 'other',
    reason: typeof reason === 'string' ? reason : '',
    tokens: UNKNOWN,
    cost: UNKNOWN,
  };
  Object.assign(entry, readFindings(line));
  if (typeof generationId === 'string') entry.generationId = generationId;
  if (typeof arm === 'string') entry.arm = arm;
  if (line['free'] === true) entry.free = true;
  if (knownChars !== undefined) entry.knownChars = knownChars;
  if (firstTokenMs !== undefined) entry.firstTokenMs = firstTokenMs;
  if (firstPaintMs !== undefined) entry.firstPaintMs = firstPaintMs;
  return { kind: 'record', entry };
}

const FEATURES: readonly Feature[] = ['ghost-text', 'next-edit', 'refactor', 'agent', 'evaluate'];

export function readFeature(value: unknown): Feature {
  return FEATURES.find(feature => feature === value) ?? 'other';
}

const OUTCOMES: readonly LedgerOutcome[] = ['suggested', 'extra', 'rejected', 'aborted', 'failed'];

/** Unknown is not zero. */
export function readFindings(line: JsonObject): RecordUpdate {
  const tokens = readTokenCounts(line['tokens']);
  const cost = readFigure(line['cost']);
  const { servedBy } = line;
  const accepted = objectOf(line['accepted']);
  const chars = countOf(accepted['chars']);
  const lines = countOf(accepted['lines']);
  const kept30sChars = countOf(line['kept30sChars']);
  const kept5minChars = countOf(line['kept5minChars']);
  const found: Writable<RecordUpdate> = {};
  if (tokens) found.tokens = tokens;
  if (cost) found.cost = cost;
  if (typeof servedBy === 'string') found.servedBy = servedBy;
  if (chars !== undefined && lines !== undefined) found.accepted = { chars, lines };
  if (kept30sChars !== undefined) found.kept30sChars = kept30sChars;
  if (kept5minChars !== undefined) found.kept5minChars = kept5minChars;
  if (line['dismissed'] === true) found.dismissed = true;
  if (line['settled'] === true) found.settled = true;
  return found;
}
