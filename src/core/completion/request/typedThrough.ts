import type { Hole } from '../../document/hole.ts';
import { isSubsequence } from '../../text/lines.ts';
import type { Suggestion } from '../outcome/suggestion.ts';

/** `foo(█` + `a`, and an auto-closed `)`. */
export interface TypedThrough {
  readonly typed: string;
  /** Auto-closed after the cursor, with line breaks. */
  readonly closers: string;
  /** Old closers that were typed over. */
  readonly typedOver: number;
}

/** Holes with this much equal text are at the same place. */
const ANCHOR_CHARS = 200;
/** Ahead of a stream. */
const TYPED_AHEAD_LINES = 2;
/** Longer text is not auto-closed. */
const CLOSERS_CHARS = 64;
const CLOSERS = /^[\s)\]}>"'`]*$/;

/**
 * True if `current` is `origin` with the beginning of `text` typed in.
 * @param mayGrow allows typing past the end
 * @returns undefined for other text or another place
 */
export function typedThrough(origin: Hole, current: Hole, text: string, mayGrow: boolean): TypedThrough | undefined {
  const behind = behindCursor(origin, current);
  if (behind === undefined) return undefined;
  const originLineStart = origin.prefix.lastIndexOf('\n') + 1;
  const originLine = origin.prefix.slice(originLineStart);
  const above = origin.prefix.slice(Math.max(0, originLineStart - ANCHOR_CHARS), originLineStart);
  const linesBack = countLineBreaks(text) + (mayGrow ? TYPED_AHEAD_LINES : 0);
  let lineStart = current.prefix.lastIndexOf('\n') + 1;
  for (let back = 0; back <= linesBack; back++) {
    const samePlace =
      current.prefix.startsWith(originLine, lineStart) &&
      current.prefix.slice(Math.max(0, lineStart - ANCHOR_CHARS), lineStart) === above;
    if (samePlace) {
      const typed = current.prefix.slice(lineStart + originLine.length);
      if (text.startsWith(typed) || (mayGrow && typed.startsWith(text))) return { typed, ...behind };
    }
    if (lineStart === 0) return undefined;
    lineStart = lineStart < 2 ? 0 : current.prefix.lastIndexOf('\n', lineStart - 2) + 1;
  }
  return undefined;
}

/**
 * `foo(█)`: `a, b)` after `a` → `, b)`.
 * @returns undefined for a conflict with the editor's closers; an empty `insertText` if all was typed
 */
export function remainder(suggestion: Suggestion, { typed, closers, typedOver }: TypedThrough): Suggestion | undefined {
  const rest = suggestion.insertText.slice(typed.length);
  if (typedOver > suggestion.replaceSuffix) return undefined;
  if (!closers.includes('\n')) {
    const replaceSuffix = closers.length + suggestion.replaceSuffix - typedOver;
    return isSubsequence(closers, rest) ? { ...suggestion, insertText: rest, replaceSuffix } : undefined;
  }
  // The editor closed the block; drop the answer's closing line, and all after it.
  const [onLine = '', ...below] = closers.split('\n');
  if (onLine.trim() !== '') return undefined;
  const closingLine = below.find(line => line.trim() !== '');
  if (closingLine === undefined) return undefined;
  const end = `\n${rest}\n`.indexOf(`\n${closingLine}\n`);
  if (end < 0) return { ...suggestion, insertText: rest, replaceSuffix: 0 };
  return { ...suggestion, insertText: rest.slice(0, Math.max(0, end - 1)), replaceSuffix: 0 };
}

function behindCursor(origin: Hole, current: Hole): { closers: string; typedOver: number } | undefined {
  const added = leadingClosers(current.suffix, origin.suffix);
  if (added !== undefined) return { closers: added, typedOver: 0 };
  const gone = leadingClosers(origin.suffix, current.suffix);
  return gone === undefined || gone.includes('\n') ? undefined : { closers: '', typedOver: gone.length };
}

/** In `longer`, before the beginning of `shorter`. */
function leadingClosers(longer: string, shorter: string): string | undefined {
  const anchor = shorter.slice(0, ANCHOR_CHARS);
  for (let length = 0; length <= CLOSERS_CHARS && length <= longer.length; length++) {
    if (longer.slice(length, length + ANCHOR_CHARS) === anchor) return longer.slice(0, length);
    if (!CLOSERS.test(longer.charAt(length))) return undefined;
  }
  return undefined;
}

function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
