/** Beyond this the comparison takes longer than it is worth; suggestions are a dozen lines. */
const MOST_TOKENS = 2_000;

/**
 * How many of the accepted characters still stand in `now`, the part of the document where they were put: words and
 * signs that are there in the same order. Blanks are not counted: formatters change them.
 *
 * `nonBlankChars(accepted)` is the most that can be kept.
 */
export function retainedChars(accepted: string, now: string): number {
  const before = tokensOf(accepted);
  const after = tokensOf(now);
  // Longest common subsequence, weighted by length; one row at a time.
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

/** Where a text stands in a document while it is edited. */
export interface TrackedSpan {
  readonly start: number;
  readonly end: number;
}

/** A change at `start` that replaces `removed` characters by `inserted` ones. */
export interface TextEdit {
  readonly start: number;
  readonly removed: number;
  readonly inserted: number;
}

/** Where the span is after the change; what overlaps it becomes part of it. */
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
