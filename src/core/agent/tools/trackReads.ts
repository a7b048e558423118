import { linesOf } from '../../text/lineEndings.ts';
import type { Journal } from '../state/journal.ts';
import type { ReadCoverage } from '../state/readCoverage.ts';

interface FileNow {
  readonly path: string;
  readonly text: string;
}

/** `changed`: the model saw an older text. */
export type Unread =
  | { readonly kind: 'changed' }
  | { readonly kind: 'from'; readonly line: number; readonly char: number };

export function noteShown(
  journal: Journal,
  { path, text }: FileNow,
  { line, char, shown }: { readonly line: number; readonly char: number; readonly shown: readonly string[] },
): void {
  const lines = linesOf(text);
  const from = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, char - 1);
  const piece = { from, to: from + shown.join('\n').length + 1, result: resultsIn(journal) + 1 };
  const mark = fingerprintOf(text);
  const known = journal.now.readings.find(reading => reading.path === path);
  const pieces = known?.mark === mark ? known.pieces : [];
  put(journal, { path, mark, pieces: [...pieces, piece] });
}

export function noteWritten(
  journal: Journal,
  { path, text }: FileNow,
  written: { readonly kind: 'whole' } | { readonly kind: 'piece'; readonly before: string },
): void {
  const { readings } = journal.now;
  const whole = { from: 0, to: plain(text).length + 1 };
  const known = readings.find(reading => reading.path === path)?.pieces.flatMap(({ result }) => result ?? []) ?? [];
  const of = written.kind === 'whole' || known.length === 0 ? whole : { ...whole, result: Math.min(...known) };
  // Seen ranges may have moved.
  const isKnown = written.kind === 'whole' || !firstUnread(readings, { path, text: written.before });
  put(journal, { path, mark: fingerprintOf(text), pieces: isKnown ? [of] : [] });
}

export function firstUnread(readings: readonly ReadCoverage[], { path, text }: FileNow): Unread | undefined {
  const lines = linesOf(text);
  if (lines.length === 0) return undefined;
  const known = readings.find(reading => reading.path === path);
  if (known && known.mark !== fingerprintOf(text)) return { kind: 'changed' };
  let seen = 0;
  for (const { from, to } of (known?.pieces ?? []).toSorted((a, b) => a.from - b.from)) {
    if (from > seen) break;
    seen = Math.max(seen, to);
  }
  for (const [index, { length }] of lines.entries()) {
    if (seen <= length) return { kind: 'from', line: index + 1, char: seen + 1 };
    seen -= length + 1;
  }
  return undefined;
}

export function withoutResults(readings: readonly ReadCoverage[], upTo: number): readonly ReadCoverage[] {
  return readings.map(reading => ({
    ...reading,
    pieces: reading.pieces.filter(({ result }) => result === undefined || result > upTo),
  }));
}

function put(journal: Journal, reading: ReadCoverage): void {
  const others = journal.now.readings.filter(({ path }) => path !== reading.path);
  journal.update({ readings: [...others, reading] });
}

function resultsIn(journal: Journal): number {
  return journal.now.messages.filter(({ role }) => role === 'tool').length;
}

function plain(text: string): string {
  return linesOf(text).join('\n');
}

function fingerprintOf(text: string): string {
  const wanted = plain(text);
  let hash = 0x811c9dc5;
  for (let at = 0; at < wanted.length; at++) hash = Math.imul(hash ^ wanted.charCodeAt(at), 0x01000193);
  return `${wanted.length}-${(hash >>> 0).toString(16)}`;
}
