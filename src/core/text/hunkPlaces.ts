import type { Hunk } from './hunkSearch.ts';

export interface LineSpan {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** Places of hunks when some are left out. A look-up costs at most a binary search. */
export class HunkPlaces {
  readonly #before: readonly LineSpan[];
  readonly #after: readonly LineSpan[];
  readonly #hunks: readonly Hunk[];

  constructor(hunks: readonly Hunk[], isTaken: (hunk: number) => boolean) {
    this.#hunks = hunks;
    this.#before = hunks.map(({ beforeStart, beforeEnd }) => ({ start: beforeStart, end: beforeEnd }));
    let moved = 0;
    this.#after = hunks.map(({ beforeStart, beforeEnd, afterStart, afterEnd }, index) => {
      const start = afterStart + moved;
      const added = afterEnd - afterStart;
      const removed = beforeEnd - beforeStart;
      if (isTaken(index)) return { start, end: start + added };
      moved += removed - added;
      return { start, end: start + removed };
    });
  }

  /** Left out hunks above move the lines of `after`. */
  linesOf(side: 'before' | 'after', hunk: number): LineSpan {
    return this.#side(side)[hunk] ?? { start: 0, end: 0 };
  }

  /** The hunk at a line, or the next one below; the last one at the end. */
  hunkAt(side: 'before' | 'after', line: number): number | undefined {
    const spans = this.#side(side);
    if (spans.length === 0) return undefined;
    return Math.min(
      firstIndex(spans, ({ end }) => line <= end),
      spans.length - 1,
    );
  }

  /** In the text with all hunks; a pure deletion has the line below it. */
  hunkOfLine(line: number): number | undefined {
    const index = firstIndex(this.#hunks, ({ afterStart }) => line < afterStart) - 1;
    const hunk = this.#hunks[index];
    return hunk !== undefined && line < Math.max(hunk.afterEnd, hunk.afterStart + 1) ? index : undefined;
  }

  #side(side: 'before' | 'after'): readonly LineSpan[] {
    return side === 'before' ? this.#before : this.#after;
  }
}

/** `fits` is true for all elements from the result on. */
function firstIndex<T>(all: readonly T[], fits: (one: T) => boolean): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = all[middle];
    if (one !== undefined && fits(one)) high = middle;
    else low = middle + 1;
  }
  return low;
}
