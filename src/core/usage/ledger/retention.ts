const MOST_TOKENS = 2_000;

/**
 * Characters of `accepted` still in `now`: words and punctuation in order, without whitespace, which formatters change.
 */
export function retainedChars(accepted: string, now: string): number {
  const before = tokensOf(accepted);
  const after = tokensOf(now);
  // Longest common subsequence, weighted by length.
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

export interface TrackedSpan {
  readonly start: number;
  readonly end: number;
}

export interface TextEdit {
  readonly start: number;
  readonly removed: number;
  readonly inserted: number;
}

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
