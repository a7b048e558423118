import { Pace, type Steps } from '../steps.ts';
import type { NumberedLines } from './lineNumbering.ts';

/** The line `old[i]` is paired with `now[i]`. */
export interface LineAnchors {
  readonly old: Int32Array;
  readonly now: Int32Array;
}

/** Pairs of lines that occur once in each text, as many as keep their order: 1 and 2 for `a b a` and `x a b`. */
export function* lineAnchors({ old, now, size }: NumberedLines): Steps<LineAnchors> {
  const [oldSingle, nowSingle] = [yield* singleLines(old, size), yield* singleLines(now, size)];
  const pace = new Pace();
  const oldLines = new Int32Array(old.length);
  const nowLines = new Int32Array(old.length);
  let found = 0;
  for (let at = 0; at < old.length; at++) {
    const line = old[at] ?? 0;
    const nowLine = nowSingle[line] ?? NONE;
    if (oldSingle[line] === at && nowLine >= 0) {
      oldLines[found] = at;
      nowLines[found] = nowLine;
      found += 1;
    }
    if (pace.isDue(0)) yield;
  }
  const rise = yield* longestRise(nowLines.subarray(0, found));
  const picked = { old: new Int32Array(rise.length), now: new Int32Array(rise.length) };
  for (let at = 0; at < rise.length; at++) {
    picked.old[at] = oldLines[rise[at] ?? 0] ?? 0;
    picked.now[at] = nowLines[rise[at] ?? 0] ?? 0;
    if (pace.isDue(0)) yield;
  }
  return picked;
}

const NONE = -1;
const SEVERAL = -2;

function* singleLines(lines: Int32Array, size: number): Steps<Int32Array> {
  const found = new Int32Array(size).fill(NONE);
  const pace = new Pace();
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? 0;
    found[line] = found[line] === NONE ? at : SEVERAL;
    if (pace.isDue(0)) yield;
  }
  return found;
}

/** 0 and 2 of `3 1 4`. */
function* longestRise(values: Int32Array): Steps<Int32Array> {
  const pace = new Pace();
  /** By length: the index of the lowest value that ends such a rise. By value: the index before it. */
  const ends = new Int32Array(values.length);
  const previous = new Int32Array(values.length);
  const endOf = (length: number) => values[ends[length] ?? 0] ?? 0;
  let longest = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    if (pace.isDue(0)) yield;
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
    if (pace.isDue(0)) yield;
    at = previous[at] ?? NONE;
  }
  return rise;
}
