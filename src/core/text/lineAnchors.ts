import type { NumberedLines } from './numberedLines.ts';

/** The line `old[i]` is paired with `now[i]`. */
export interface LineAnchors {
  readonly old: Int32Array;
  readonly now: Int32Array;
}

/** Pairs of lines that occur once in each text, as many as keep their order: 1 and 2 for `a b a` and `x a b`. */
export function lineAnchors({ old, now, size }: NumberedLines): LineAnchors {
  const [oldSingle, nowSingle] = [singleLines(old, size), singleLines(now, size)];
  const found = old.filter((line, at) => oldSingle[line] === at && (nowSingle[line] ?? NONE) >= 0);
  const rise = longestRise(found.map(line => nowSingle[line] ?? NONE));
  const lines = rise.map(at => found[at] ?? 0);
  return { old: lines.map(line => oldSingle[line] ?? 0), now: lines.map(line => nowSingle[line] ?? 0) };
}

const NONE = -1;
const SEVERAL = -2;

function singleLines(lines: Int32Array, size: number): Int32Array {
  const found = new Int32Array(size).fill(NONE);
  for (const [at, line] of lines.entries()) found[line] = found[line] === NONE ? at : SEVERAL;
  return found;
}

/** 0 and 2 of `3 1 4`. */
function longestRise(values: Int32Array): Int32Array {
  /** By length: the index of the lowest value that ends such a rise. By value: the index before it. */
  const ends = new Int32Array(values.length);
  const previous = new Int32Array(values.length);
  const endOf = (length: number) => values[ends[length] ?? 0] ?? 0;
  let longest = 0;
  for (const [index, value] of values.entries()) {
    let low = longest > 0 && endOf(longest - 1) < value ? longest : 0;
    let high = longest;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (endOf(middle) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (ends[low - 1] ?? NONE) : NONE;
    ends[low] = index;
    longest = Math.max(longest, low + 1);
  }
  const rise = new Int32Array(longest);
  let at = longest > 0 ? (ends[longest - 1] ?? NONE) : NONE;
  for (let length = longest - 1; length >= 0; length--) {
    rise[length] = at;
    at = previous[at] ?? NONE;
  }
  return rise;
}
