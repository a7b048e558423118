import { finish, Pace, type Steps } from '../steps.ts';
import { commonPrefix, commonSuffix } from './commonText.ts';
import { type Hunk, HunkSearch } from './hunkSearch.ts';
import { lineAnchors } from './lineAnchors.ts';
import { type NumberedLines, numberLines } from './lineNumbering.ts';
import { lineCount, lineStartsInSteps } from './lineStarts.ts';
import { joinInSteps } from './lineSteps.ts';

export type { Hunk };

/** In both texts; with more, all lines are one hunk. */
const MOST_CHARS = 10_000_000;
const MOST_LINES = 1_000_000;

/** Compares whitespace and line ends, too. */
export function hunksOf(before: string, after: string): readonly Hunk[] {
  return finish(hunksInSteps(before, after));
}

export function* hunksInSteps(before: string, after: string): Steps<readonly Hunk[]> {
  if (before === after) return [];
  const head = startOfLine(before, commonPrefix(before, after));
  yield;
  const most = Math.min(before.length, after.length) - head;
  const tail = tailOf(before, after, commonSuffix(before, after, most));
  yield;
  const old = before.slice(head, before.length - tail);
  const now = after.slice(head, after.length - tail);
  const above = yield* lineCount(before.slice(0, head));
  const [oldLines, newLines] = [yield* lineCount(old), yield* lineCount(now)];
  if (old.length + now.length > MOST_CHARS || oldLines + newLines > MOST_LINES) {
    return [{ beforeStart: above, beforeEnd: above + oldLines, afterStart: above, afterEnd: above + newLines }];
  }
  return yield* hunksBetween(yield* numberLines(old, now), above);
}

export function withHunks(before: string, after: string, taken: readonly Hunk[]): string {
  return finish(withHunksInSteps(before, after, taken));
}

export function* withHunksInSteps(before: string, after: string, taken: readonly Hunk[]): Steps<string> {
  const old = yield* lineStartsInSteps(before);
  const now = yield* lineStartsInSteps(after);
  const pace = new Pace();
  const parts: string[] = [];
  let at = 0;
  for (const hunk of taken.toSorted((a, b) => a.beforeStart - b.beforeStart)) {
    parts.push(before.slice(at, old[hunk.beforeStart]), after.slice(now[hunk.afterStart], now[hunk.afterEnd]));
    at = old[hunk.beforeEnd] ?? before.length;
    if (pace.isDue(0)) yield;
  }
  return (yield* joinInSteps(parts)) + before.slice(at);
}

/**
 * Applies the changes from `before` to `after` to `now`. A change made by both is applied once; undefined for a
 * conflict.
 */
export function* rebasedHunks({
  before,
  after,
  now,
}: {
  readonly before: string;
  readonly after: string;
  readonly now: string;
}): Steps<string | undefined> {
  const changes = yield* hunksInSteps(before, now);
  const [made, theirs] = [yield* textOfHunks(after), yield* textOfHunks(now)];
  const pace = new Pace();
  const changeAt = new Map<number, Hunk>();
  for (const change of changes) {
    changeAt.set(change.beforeStart, change);
    if (pace.isDue(0)) yield;
  }
  const isMade = (hunk: Hunk) => {
    const change = changeAt.get(hunk.beforeStart);
    return change?.beforeEnd === hunk.beforeEnd && made(hunk) === theirs(change);
  };
  const moved: Hunk[] = [];
  let next = 0;
  let by = 0;
  for (const hunk of yield* hunksInSteps(before, after)) {
    if (pace.isDue(0)) yield;
    if (isMade(hunk)) continue;
    for (let change = changes[next]; change && change.beforeEnd < hunk.beforeStart; change = changes[++next]) {
      by += change.afterEnd - change.afterStart - (change.beforeEnd - change.beforeStart);
      if (pace.isDue(0)) yield;
    }
    const change = changes[next];
    if (change && change.beforeStart <= hunk.beforeEnd) return undefined;
    moved.push({ ...hunk, beforeStart: hunk.beforeStart + by, beforeEnd: hunk.beforeEnd + by });
  }
  return yield* withHunksInSteps(now, after, moved);
}

function* textOfHunks(text: string): Steps<(hunk: Hunk) => string> {
  const starts = yield* lineStartsInSteps(text);
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

/** Splits at lines that occur once in both, in the same order. */
function* hunksBetween(lines: NumberedLines, above: number): Steps<Hunk[]> {
  const hunks: Hunk[] = [];
  const search = new HunkSearch(lines);
  const anchors = yield* lineAnchors(lines);
  const pace = new Pace();
  let beforeStart = 0;
  let afterStart = 0;
  for (let anchor = 0; anchor <= anchors.old.length; anchor++) {
    const beforeEnd = anchors.old[anchor] ?? lines.old.length;
    const afterEnd = anchors.now[anchor] ?? lines.now.length;
    if (beforeStart < beforeEnd || afterStart < afterEnd) {
      const found = yield* search.hunks({ beforeStart, beforeEnd, afterStart, afterEnd });
      for (const hunk of found) hunks.push(below(hunk, above));
    }
    if (pace.isDue(beforeEnd - beforeStart + afterEnd - afterStart)) yield;
    beforeStart = beforeEnd + 1;
    afterStart = afterEnd + 1;
  }
  return hunks;
}

function below({ beforeStart, beforeEnd, afterStart, afterEnd }: Hunk, lines: number): Hunk {
  return {
    beforeStart: beforeStart + lines,
    beforeEnd: beforeEnd + lines,
    afterStart: afterStart + lines,
    afterEnd: afterEnd + lines,
  };
}
