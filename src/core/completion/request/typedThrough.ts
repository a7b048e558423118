import type { Hole } from '../../document/hole.ts';
import { isSubsequence } from '../../text/lines.ts';
import type { Suggestion } from '../outcome/suggestion.ts';

/** What happened between two holes when the second is the first with something typed into it. */
export interface TypedThrough {
  /** The text typed since, LF line ends. */
  readonly typed: string;
  /** What the editor put behind the cursor meanwhile: auto-closed brackets and quotes, with their line breaks. */
  readonly closers: string;
  /** How many closing characters behind the original cursor were typed over instead of doubled. */
  readonly typedOver: number;
}

/** So much text around the cursor must be the same for a hole to count as the same place. More costs time at every key. */
const ANCHOR_CHARS = 200;
/** Someone can type ahead of a stream that has not answered yet; further than this and it is another thought. */
const TYPED_AHEAD_LINES = 2;
/** Auto-closed brackets with an indented line break in between; longer text behind the cursor is not the editor's. */
const CLOSERS_CHARS = 64;
const CLOSERS = /^[\s)\]}>"'`]*$/;

/**
 * Whether `current` is `origin` with the beginning of `text` typed into it.
 * @param text what is known of the answer at `origin`
 * @param mayGrow whether more may come behind `text`, so that someone may have typed past its end
 * @returns undefined where what was typed is not what the answer says, or where it is another place
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
 * What is left of `suggestion` after `followed`, so that the document comes out as the suggestion wanted it.
 * @returns undefined where what the editor closed meanwhile cannot be brought together with the text;
 * an empty `insertText` where everything was typed already
 */
export function remainder(suggestion: Suggestion, { typed, closers, typedOver }: TypedThrough): Suggestion | undefined {
  const rest = suggestion.insertText.slice(typed.length);
  if (typedOver > suggestion.replaceSuffix) return undefined;
  if (!closers.includes('\n')) {
    const replaceSuffix = closers.length + suggestion.replaceSuffix - typedOver;
    return isSubsequence(closers, rest) ? { ...suggestion, insertText: rest, replaceSuffix } : undefined;
  }
  // The editor has put the block's closing line under the cursor: the answer's own closing line, and what follows, go.
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

/** The closing characters that stand in `longer` before what `shorter` begins with. */
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
