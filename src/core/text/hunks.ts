import { diffArrays } from 'diff';

/** A run of lines that differ: 0-based lines, ends exclusive. */
export interface Hunk {
  readonly beforeStart: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly afterEnd: number;
}

/** Lines that may differ between two fixed ones before all of them count as one hunk: the search takes time with their square. */
const MOST_EDITS = 300;
/** The same for all the places of a text together: squares of their edits, and edits times lines. */
const MOST_STEPS = 4 * MOST_EDITS ** 2;
const MOST_COMPARISONS = 2_000_000;

/** Where two texts differ, line by line; a line that differs only in its blanks or its line end differs. */
export function hunksOf(before: string, after: string): readonly Hunk[] {
  const old = linesOf(before);
  const now = linesOf(after);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const oldMiddle = old.slice(head, old.length - tail);
  const nowMiddle = now.slice(head, now.length - tail);
  if (oldMiddle.length === 0 && nowMiddle.length === 0) return [];
  return hunksBetween(oldMiddle, nowMiddle).map(hunk => movedBy(hunk, head, head));
}

/** `before` with only these hunks of `hunksOf(before, after)` applied; all other bytes stay. */
export function withHunks(before: string, after: string, taken: readonly Hunk[]): string {
  const old = linesOf(before);
  const now = linesOf(after);
  const parts: string[] = [];
  let at = 0;
  for (const hunk of [...taken].sort((a, b) => a.beforeStart - b.beforeStart)) {
    parts.push(old.slice(at, hunk.beforeStart).join(''), now.slice(hunk.afterStart, hunk.afterEnd).join(''));
    at = hunk.beforeEnd;
  }
  return parts.join('') + old.slice(at).join('');
}

/**
 * What `before` has become with the changes that lead to `after`, where others have taken it to `now` meanwhile. A change
 * that both have made is made once. Undefined where both have changed the same place in their own way: nothing is guessed.
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
  const [lines, linesNow] = [linesOf(after), linesOf(now)];
  const changeAt = new Map(changes.map(change => [change.beforeStart, change]));
  const isMade = (hunk: Hunk) => {
    const change = changeAt.get(hunk.beforeStart);
    return change !== undefined && isSame({ hunk, lines }, { hunk: change, lines: linesNow });
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

interface HunkOf {
  readonly hunk: Hunk;
  /** Of the text that it leads to. */
  readonly lines: readonly string[];
}

function isSame(a: HunkOf, b: HunkOf): boolean {
  if (a.hunk.beforeStart !== b.hunk.beforeStart || a.hunk.beforeEnd !== b.hunk.beforeEnd) return false;
  const textOf = ({ hunk, lines }: HunkOf) => lines.slice(hunk.afterStart, hunk.afterEnd).join('');
  return textOf(a) === textOf(b);
}

/** Lines with their ends, so that joined they are the text. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Splits at the lines that stand once in both, in the same order, and searches between them. */
function hunksBetween(old: readonly string[], now: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let before = 0;
  let after = 0;
  const search = new Search();
  for (const [oldAt, nowAt] of [...fixedLines(old, now), [old.length, now.length] as const]) {
    for (const hunk of search.hunks(old.slice(before, oldAt), now.slice(after, nowAt)))
      hunks.push(movedBy(hunk, before, after));
    before = oldAt + 1;
    after = nowAt + 1;
  }
  return hunks;
}

function movedBy(hunk: Hunk, before: number, after: number): Hunk {
  return {
    beforeStart: hunk.beforeStart + before,
    beforeEnd: hunk.beforeEnd + before,
    afterStart: hunk.afterStart + after,
    afterEnd: hunk.afterEnd + after,
  };
}

type LinePair = readonly [oldAt: number, nowAt: number];

/** Lines that stand once in each text, as many as keep their order. */
function fixedLines(old: readonly string[], now: readonly string[]): LinePair[] {
  const single = singleLines(now);
  const pairs = [...singleLines(old)].flatMap(([line, oldAt]): LinePair[] => {
    const nowAt = single.get(line);
    return nowAt === undefined ? [] : [[oldAt, nowAt]];
  });
  return longestRise(pairs.sort((a, b) => a[0] - b[0]));
}

function singleLines(lines: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  const several = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (found.has(line)) several.add(line);
    else found.set(line, index);
  }
  for (const line of several) found.delete(line);
  return found;
}

/** The most pairs of which each stands further down in both texts than the one before. */
function longestRise(pairs: readonly LinePair[]): LinePair[] {
  /** For each length the index of the pair that ends such a rise earliest, and for each pair the one before it. */
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [index, [, nowAt]] of pairs.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < nowAt) low = middle + 1;
      else high = middle;
    }
    previous[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  }
  const rise: LinePair[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair) rise.push(pair);
  }
  return rise.reverse();
}

/** Of one pair of texts: when it has taken enough steps, all further places count as one hunk each. */
class Search {
  #steps = MOST_STEPS;
  #comparisons = MOST_COMPARISONS;

  hunks(old: string[], now: string[]): Hunk[] {
    const whole = { beforeStart: 0, beforeEnd: old.length, afterStart: 0, afterEnd: now.length };
    if (old.length === 0 && now.length === 0) return [];
    const known = new Set(old);
    if (!now.some(line => known.has(line))) return [whole];
    const lines = old.length + now.length;
    const most = Math.floor(Math.min(MOST_EDITS, Math.sqrt(this.#steps), this.#comparisons / lines));
    if (most < 1) return [whole];
    const changes = diffArrays(old, now, { maxEditLength: most });
    const edits = changes?.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0) ?? most;
    this.#steps -= edits ** 2;
    this.#comparisons -= edits * lines;
    return changes === undefined ? [whole] : hunksOfChanges(changes);
  }
}

function hunksOfChanges(changes: ReturnType<typeof diffArrays<string>>): Hunk[] {
  const hunks: Hunk[] = [];
  let before = 0;
  let after = 0;
  let open: Hunk | undefined;
  for (const { added, removed, count } of changes) {
    if (!added && !removed) {
      if (open) hunks.push(open);
      open = undefined;
      before += count;
      after += count;
      continue;
    }
    const { beforeStart, afterStart }: Pick<Hunk, 'beforeStart' | 'afterStart'> = open ?? {
      beforeStart: before,
      afterStart: after,
    };
    if (removed) before += count;
    else after += count;
    open = { beforeStart, beforeEnd: before, afterStart, afterEnd: after };
  }
  if (open) hunks.push(open);
  return hunks;
}
