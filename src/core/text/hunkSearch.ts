import type { Steps } from '../steps.ts';
import type { NumberedLines } from './lineNumbering.ts';

/** Lines that differ: 0-based, ends exclusive. */
export interface Hunk {
  readonly beforeStart: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly afterEnd: number;
}

/** More edits in one place are one hunk: the time grows with their square. */
const MOST_EDITS = 300;
const MOST_STEPS = 400_000;
/** Between two pauses. */
const STEPS_AT_ONCE = 20_000;

export type Place = Hunk;

/** Finds where two texts differ. After enough steps, each further place is one hunk. */
export class HunkSearch {
  readonly #lines: NumberedLines;
  /** The last place whose old lines have this number. */
  readonly #lastPlace: Int32Array;
  #steps = MOST_STEPS;
  #places = 0;

  constructor(lines: NumberedLines) {
    this.#lines = lines;
    this.#lastPlace = new Int32Array(lines.size);
  }

  *hunks(place: Place): Steps<readonly Hunk[]> {
    if (this.#steps <= 0 || !this.#hasCommonLine(place)) return this.#whole(place);
    const { hunks, steps } = yield* fewestEdits(this.#lines, place, this.#steps);
    this.#steps -= steps;
    return hunks ?? this.#whole(place);
  }

  #whole({ beforeStart, beforeEnd, afterStart, afterEnd }: Place): Hunk[] {
    const { old, now } = this.#lines;
    const most = Math.min(beforeEnd - beforeStart, afterEnd - afterStart);
    let head = 0;
    while (head < most && old[beforeStart + head] === now[afterStart + head]) head += 1;
    let tail = 0;
    while (tail < most - head && old[beforeEnd - 1 - tail] === now[afterEnd - 1 - tail]) tail += 1;
    const from = { beforeStart: beforeStart + head, afterStart: afterStart + head };
    const to = { beforeEnd: beforeEnd - tail, afterEnd: afterEnd - tail };
    return from.beforeStart === to.beforeEnd && from.afterStart === to.afterEnd ? [] : [{ ...from, ...to }];
  }

  #hasCommonLine({ beforeStart, beforeEnd, afterStart, afterEnd }: Place): boolean {
    this.#places += 1;
    const { old, now } = this.#lines;
    for (let at = beforeStart; at < beforeEnd; at++) this.#lastPlace[old[at] ?? 0] = this.#places;
    for (let at = afterStart; at < afterEnd; at++) if (this.#lastPlace[now[at] ?? 0] === this.#places) return true;
    return false;
  }
}

interface FoundHunks {
  /** Undefined after too many edits or steps. */
  readonly hunks: readonly Hunk[] | undefined;
  readonly steps: number;
}

/** Myers, "An O(ND) Difference Algorithm". A path is at `old - now = diagonal`. */
function* fewestEdits(lines: NumberedLines, place: Place, mostSteps: number): Steps<FoundHunks> {
  const old = lines.old.subarray(place.beforeStart, place.beforeEnd);
  const now = lines.now.subarray(place.afterStart, place.afterEnd);
  const most = Math.min(MOST_EDITS, old.length + now.length);
  const paths = new Paths();
  const best = new Int32Array(2 * most + 3).fill(NO_PATH);
  const middle = most + 1;
  let [lowest, highest] = [-most, most];
  let steps = 0;
  let pauseAt = STEPS_AT_ONCE;
  const follow = (path: number, diagonal: number): boolean => {
    let at = paths.oldAt(path);
    const from = at;
    while (at < old.length && at - diagonal < now.length && old[at] === now[at - diagonal]) at += 1;
    steps += at - from + 1;
    paths.end(path, at);
    best[middle + diagonal] = path;
    const [isOldDone, isNowDone] = [at >= old.length, at - diagonal >= now.length];
    if (isOldDone) highest = Math.min(highest, diagonal - 1);
    if (isNowDone) lowest = Math.max(lowest, diagonal + 1);
    return isOldDone && isNowDone;
  };
  follow(paths.begin(), 0);
  [lowest, highest] = [-most, most];
  for (let edits = 1; edits <= most && steps <= mostSteps; edits++) {
    if (steps > pauseAt) {
      yield;
      pauseAt = steps + STEPS_AT_ONCE;
    }
    for (let at = Math.max(lowest, -edits); at <= Math.min(highest, edits); at += 2) {
      const [remove, add] = [best[middle + at - 1] ?? NO_PATH, best[middle + at + 1] ?? NO_PATH];
      best[middle + at - 1] = NO_PATH;
      const addAt = add === NO_PATH ? -1 : paths.oldAt(add);
      const canAdd = add !== NO_PATH && addAt - at - 1 >= 0 && addAt - at - 1 < now.length;
      const canRemove = remove !== NO_PATH && paths.oldAt(remove) < old.length;
      if (!canAdd && !canRemove) {
        best[middle + at] = NO_PATH;
        continue;
      }
      const isAdded = !canRemove || (canAdd && paths.oldAt(remove) < addAt);
      const path = isAdded ? paths.step(add, 0) : paths.step(remove, 1);
      if (follow(path, at)) return { hunks: paths.hunks(path, place), steps };
    }
  }
  return { hunks: undefined, steps };
}

const NO_PATH = -1;

/** A path continues another one with a removed or added line, then with equal lines. */
class Paths {
  readonly #previous: number[] = [];
  /** 1, or 0 for an added line. */
  readonly #removed: number[] = [];
  readonly #oldAt: number[] = [];
  readonly #equal: number[] = [];

  begin(): number {
    return this.#add(NO_PATH, 0, 0);
  }

  step(previous: number, removed: 0 | 1): number {
    return this.#add(previous, removed, this.oldAt(previous) + removed);
  }

  #add(previous: number, removed: 0 | 1, oldAt: number): number {
    this.#previous.push(previous);
    this.#removed.push(removed);
    this.#oldAt.push(oldAt);
    this.#equal.push(0);
    return this.#previous.length - 1;
  }

  oldAt(path: number): number {
    return this.#oldAt[path] ?? 0;
  }

  end(path: number, oldAt: number): void {
    this.#equal[path] = oldAt - this.oldAt(path);
    this.#oldAt[path] = oldAt;
  }

  hunks(last: number, { beforeStart: oldStart, afterStart: nowStart }: Place): Hunk[] {
    const path: number[] = [];
    for (let at = last; at !== NO_PATH; at = this.#previous[at] ?? NO_PATH) path.push(at);
    const hunks: Hunk[] = [];
    let [before, after] = [oldStart, nowStart];
    let open: Hunk | undefined;
    for (const at of path.reverse()) {
      if (this.#previous[at] !== NO_PATH) {
        const { beforeStart, afterStart } = open ?? { beforeStart: before, afterStart: after };
        if (this.#removed[at] === 1) before += 1;
        else after += 1;
        open = { beforeStart, beforeEnd: before, afterStart, afterEnd: after };
      }
      const equal = this.#equal[at] ?? 0;
      if (open && equal > 0) {
        hunks.push(open);
        open = undefined;
      }
      before += equal;
      after += equal;
    }
    return open ? [...hunks, open] : hunks;
  }
}
