/** Longer texts would take too long to compare; suggestions have about a dozen lines. */
const MOST_TOKENS = 2_000;

/**
 * Number of characters of `accepted` that are still in `now`, its place in the document: words and punctuation in the
 * same order. Whitespace isn't counted, since formatters change it; `nonBlankChars(accepted)` is the maximum.
 */
export function retainedChars(accepted: string, now: string): number {
  const before = tokensOf(accepted);
  const after = tokensOf(now);
  // Longest common subsequence, weighted by length, one row at a time.
  let row = new Array<number>(after.length + 1).fill(0);
  for (const token of before) {
    const next = [0];
    for (let at = 0; at < after.length; at++) {
      const matched = token === after[at] ? (row[at] ?? 0) + token.length : 0;
      next.push(Math.max(matched, row[at + 1] ?? 0, next[at] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The range of a text in a document that is being edited. */
export interface TrackedSpan {
  readonly start: number;
  readonly end: number;
}

/** Replaces `removed` characters at `start` by `inserted` ones. */
export interface TextEdit {
  readonly start: number;
  readonly removed: number;
  readonly inserted: number;
}

/** The span after an edit; an overlapping edit becomes part of it. */
export function spanAfter(span: TrackedSpan, { start, removed, inserted }: TextEdit): TrackedSpan {
  const end = start + removed;
  const shift = inserted - removed;
  if (end <= span.start) return { start: span.start + shift, end: span.end + shift };
  if (start >= span.end) return span;
  return { start: Math.min(span.start, start), end: Math.max(span.end, end) + shift };
}

function tokensOf(text: string): string[] {
  return (text.match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? []).slice(0, MOST_TOKENS);
}
