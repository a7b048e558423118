import { commonPrefix, commonSuffix } from './commonText.ts';
import { type Hunk, HunkSearch } from './hunkSearch.ts';
import { lineAnchors } from './lineAnchors.ts';
import { lineStarts } from './lineStarts.ts';
import { type NumberedLines, numberLines } from './numberedLines.ts';

export type { Hunk };

/** In both texts; with more, all lines are one hunk. */
const MOST_CHARS = 10_000_000;

/** Compares whitespace and line ends, too. */
export function hunksOf(before: string, after: string): readonly Hunk[] {
  if (before === after) return [];
  const head = startOfLine(before, commonPrefix(before, after));
  const most = Math.min(before.length, after.length) - head;
  const tail = tailOf(before, after, commonSuffix(before, after, most));
  const old = before.slice(head, before.length - tail);
  const now = after.slice(head, after.length - tail);
  const above = lineCount(before.slice(0, head));
  const isTooLong = old.length + now.length > MOST_CHARS;
  const hunks = isTooLong ? [wholeHunk(old, now)] : hunksBetween(numberLines(old, now));
  return hunks.map(({ beforeStart, beforeEnd, afterStart, afterEnd }) => ({
    beforeStart: beforeStart + above,
    beforeEnd: beforeEnd + above,
    afterStart: afterStart + above,
    afterEnd: afterEnd + above,
  }));
}

function wholeHunk(old: string, now: string): Hunk {
  return { beforeStart: 0, beforeEnd: lineCount(old), afterStart: 0, afterEnd: lineCount(now) };
}

export function withHunks(before: string, after: string, taken: readonly Hunk[]): string {
  const old = lineStarts(before);
  const now = lineStarts(after);
  const parts: string[] = [];
  let at = 0;
  for (const hunk of [...taken].sort((a, b) => a.beforeStart - b.beforeStart)) {
    parts.push(before.slice(at, old[hunk.beforeStart]), after.slice(now[hunk.afterStart], now[hunk.afterEnd]));
    at = old[hunk.beforeEnd] ?? before.length;
  }
  return parts.join('') + before.slice(at);
}

/**
 * Applies the changes from `before` to `after` to `now`. A change made by both is applied once; undefined for a
 * conflict.
 */
export function rebasedHunks({
  before,
  after,
  now,
}: {
  readonly before: string;
  readonly after: string;
  readonly now: string;
}): string | undefined {
  const changes = hunksOf(before, now);
  const [made, theirs] = [textOfHunks(after), textOfHunks(now)];
  const changeAt = new Map(changes.map(change => [change.beforeStart, change]));
  const isMade = (hunk: Hunk) => {
    const change = changeAt.get(hunk.beforeStart);
    return change?.beforeEnd === hunk.beforeEnd && made(hunk) === theirs(change);
  };
  const moved: Hunk[] = [];
  let next = 0;
  let by = 0;
  for (const hunk of hunksOf(before, after)) {
    if (isMade(hunk)) continue;
    for (let change = changes[next]; change && change.beforeEnd < hunk.beforeStart; change = changes[++next]) {
      by += change.afterEnd - change.afterStart - (change.beforeEnd - change.beforeStart);
    }
    const change = changes[next];
    if (change && change.beforeStart <= hunk.beforeEnd) return undefined;
    moved.push({ ...hunk, beforeStart: hunk.beforeStart + by, beforeEnd: hunk.beforeEnd + by });
  }
  return withHunks(now, after, moved);
}

function textOfHunks(text: string): (hunk: Hunk) => string {
  const starts = lineStarts(text);
  return ({ afterStart, afterEnd }) => text.slice(starts[afterStart], starts[afterEnd]);
}

function startOfLine(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

function tailOf(before: string, after: string, length: number): number {
  const isStart = (text: string) => length === text.length || text[text.length - length - 1] === '\n';
  if (length === 0 || (isStart(before) && isStart(after))) return length;
  const end = before.indexOf('\n', before.length - length);
  return end < 0 ? 0 : before.length - end - 1;
}

function lineCount(text: string): number {
  return text.split('\n').length - (text === '' || text.endsWith('\n') ? 1 : 0);
}

/** Splits at lines that occur once in both, in the same order. */
function hunksBetween(lines: NumberedLines): Hunk[] {
  const hunks: Hunk[] = [];
  const search = new HunkSearch(lines);
  const anchors = lineAnchors(lines);
  let beforeStart = 0;
  let afterStart = 0;
  for (let anchor = 0; anchor <= anchors.old.length; anchor++) {
    const beforeEnd = anchors.old[anchor] ?? lines.old.length;
    const afterEnd = anchors.now[anchor] ?? lines.now.length;
    if (beforeStart < beforeEnd || afterStart < afterEnd)
      for (const hunk of search.hunks({ beforeStart, beforeEnd, afterStart, afterEnd })) hunks.push(hunk);
    beforeStart = beforeEnd + 1;
    afterStart = afterEnd + 1;
  }
  return hunks;
}
