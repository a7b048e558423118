import { CURSOR_MARK } from '../completion/context/prompt.ts';
import type { PracticeMessage } from './question.ts';

/** The text on both sides of the cursor, as far as a prompt shows it. */
export interface PromptHole {
  readonly before: string;
  readonly after: string;
}

/** Of a prompt for ghost text; undefined for others. */
export function holeInPrompt(messages: readonly PracticeMessage[]): PromptHole | undefined {
  const content = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  const [below, code] = [between(content, '<BELOW>', '</BELOW>\n<CODE>'), between(content, '\n<CODE>', '</CODE>')];
  const at = code?.indexOf(CURSOR_MARK) ?? -1;
  if (below === undefined || code === undefined || at < 0) return undefined;
  return { before: code.slice(0, at), after: code.slice(at + CURSOR_MARK.length) + below };
}

function between(text: string, open: string, close: string): string | undefined {
  const [start, end] = [text.indexOf(open), text.lastIndexOf(close)];
  return start < 0 || end < start + open.length ? undefined : text.slice(start + open.length, end);
}

/** The part of a finished file between the two sides of a hole; empty if the file has no such hole. */
export function missingText(finished: string, { before, after }: PromptHole): string {
  const start = findResume(finished, before);
  if (start === undefined) return '';
  const end = findAfter(finished, { after, from: start });
  if (end === undefined) return '';
  const missing = finished.slice(start, end);
  // The blank that the user has typed already is no part of the answer, nor is the one before the text after it.
  const typedBlank = before.slice(before.trimEnd().length);
  const untyped = typedBlank.includes('\n') ? missing.trimStart() : missing.replace(/^[ \t]+/, typedBlank ? '' : '$&');
  return untyped.trimEnd();
}

/**
 * Where a finished file goes on from the text before the cursor: behind the longest match of its end. Blanks at the
 * very end do not count; at least the last line that is not blank must match.
 */
function findResume(finished: string, before: string): number | undefined {
  const typed = before.trimEnd();
  if (typed === '') return 0;
  const least = typed.slice(typed.lastIndexOf('\n') + 1).trimStart();
  let best: { readonly end: number; readonly length: number } | undefined;
  for (let at = finished.indexOf(least); at >= 0; at = finished.indexOf(least, at + 1)) {
    const end = at + least.length;
    const length = commonSuffixLength(finished.slice(0, end), typed);
    if (best === undefined || length > best.length) best = { end, length };
  }
  return best?.end;
}

/**
 * Where the text after the cursor comes up again: at the longest match of its beginning, and of several at the first.
 * At least its first line that is not blank must match; with nothing after the cursor, the file's end.
 */
function findAfter(finished: string, { after, from }: { after: string; from: number }): number | undefined {
  const rest = after.trimStart();
  if (rest === '') return finished.length;
  const lineEnd = rest.indexOf('\n');
  const least = lineEnd < 0 ? rest.trimEnd() : rest.slice(0, lineEnd).trimEnd();
  let best: { readonly start: number; readonly length: number } | undefined;
  for (let at = finished.indexOf(least, from); at >= 0; at = finished.indexOf(least, at + 1)) {
    const length = commonPrefixLength(finished.slice(at), rest);
    if (best === undefined || length > best.length) best = { start: at, length };
  }
  return best?.start;
}

function commonSuffixLength(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let length = 0;
  while (length < limit && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
}

function commonPrefixLength(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let length = 0;
  while (length < limit && a[length] === b[length]) length++;
  return length;
}
