import { BYTE_ORDER_MARK } from '../../text/documentLines.ts';
import { isBlank } from '../../text/lines.ts';

/** The code to change, as of the command. */
export interface Target {
  /** Relative to the workspace folder, or the document's name. */
  readonly path: string;
  readonly languageId: string;
  /** With its line ends, and its byte order mark if known. */
  readonly text: string;
  /** Of the first selected line. */
  readonly start: number;
  readonly end: number;
}

/** Extends a selection to whole lines, without blank ones at its ends. */
export function targetOf({ path, languageId, text, ...selection }: Target): Target {
  const low = Math.min(selection.start, selection.end);
  const high = Math.max(selection.start, selection.end);
  const last = high > low && text[high - 1] === '\n' ? high - 1 : high;
  const start = lineStart(text, Math.min(low, text.length));
  const end = lineEnd(text, Math.max(Math.min(last, text.length), start));
  return { path, languageId, text, ...withoutBlankMargins(text, start, end) };
}

export function selectedText({ text, start, end }: Target): string {
  return text.slice(start, end);
}

export function isWholeFile({ text, start, end }: Target): boolean {
  return isBlank(withoutMark(text.slice(0, start))) && isBlank(text.slice(end));
}

function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

function lineStart(text: string, offset: number): number {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.startsWith(BYTE_ORDER_MARK) ? 1 : start;
}

function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  if (at < 0) return text.length;
  return text[at - 1] === '\r' ? Math.max(at - 1, lineStart(text, offset)) : at;
}

function withoutBlankMargins(text: string, start: number, end: number): { start: number; end: number } {
  if (isBlank(text.slice(start, end))) return { start, end: Math.max(start, end) };
  const leading = /^(?:[ \t\r]*\n)*/.exec(text.slice(start, end))?.[0].length ?? 0;
  const first = start + leading;
  const lastChar = first + text.slice(first, end).trimEnd().length;
  return { start: first, end: Math.min(end, lineEnd(text, lastChar)) };
}
