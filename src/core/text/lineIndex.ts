import { Pace, type Steps } from '../steps.ts';

/** A file of 10,000 lines needs some thousands. */
const MAX_COMPARISONS = 2_000_000;

interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** For lines without indentation. All searches share a budget. */
export class LineIndex {
  readonly #keys: readonly string[];
  readonly #places: ReadonlyMap<string, readonly number[]>;
  #comparisonsLeft = MAX_COMPARISONS;

  private constructor(keys: readonly string[], places: ReadonlyMap<string, readonly number[]>) {
    this.#keys = keys;
    this.#places = places;
  }

  static *of(lines: readonly string[]): Steps<LineIndex> {
    const pace = new Pace();
    const keys: string[] = [];
    const places = new Map<string, number[]>();
    for (const [index, line] of lines.entries()) {
      const key = line.trim();
      keys.push(key);
      const known = places.get(key);
      if (known === undefined) places.set(key, [index]);
      else known.push(index);
      if (pace.isDue(line.length)) yield;
    }
    return new LineIndex(keys, places);
  }

  /** The only place, or the only one within `preferred`: `a`, `b` in `a`, `x`, `a`, `b` → 2. Undefined if too slow. */
  *onlyPlace(run: readonly string[], preferred: LineRange): Steps<number | undefined> {
    const { from, to } = preferred;
    const inside = yield* this.#firstTwo(run, { from, to: to - run.length });
    if (inside === undefined || inside.length === 2) return undefined;
    if (inside.length === 1) return inside[0];
    const all = yield* this.#firstTwo(run, { from: 0, to: this.#keys.length - run.length });
    return all?.length === 1 ? all[0] : undefined;
  }

  /** In a row. False if too slow. */
  *includes(run: readonly string[]): Steps<boolean> {
    const places = yield* this.#firstTwo(run, { from: 0, to: this.#keys.length - run.length });
    return places !== undefined && places.length > 0;
  }

  /**
   * The only place of the first distinctive line: 1 for `}`, `b` in `}`, `}`, `b`.
   * @param step -1 if the lines lead upwards
   */
  *anchor(run: readonly string[], step: 1 | -1): Steps<number | undefined> {
    const pace = new Pace();
    let places = this.#places.get(run[0] ?? '') ?? [];
    let hasWord = false;
    for (const [offset, key] of run.entries()) {
      hasWord ||= /[\p{L}\p{N}]/u.test(key);
      const rest: number[] = [];
      for (const place of offset === 0 ? [] : places) {
        if (this.#keys[place + step * offset] === key) rest.push(place);
        if (!this.#compares(1)) return undefined;
        if (pace.isDue(0)) yield;
      }
      if (offset > 0) places = rest;
      if (places.length === 0) return undefined;
      if (places.length === 1 && hasWord) return places[0];
    }
    return undefined;
  }

  #compares(count: number): boolean {
    this.#comparisonsLeft -= count;
    return this.#comparisonsLeft >= 0;
  }

  /** Starts in a range, ends included; undefined if too slow. */
  *#firstTwo(run: readonly string[], { from, to }: LineRange): Steps<readonly number[] | undefined> {
    const pace = new Pace();
    const { key, offset } = this.#rarest(run);
    const found: number[] = [];
    const candidates = this.#places.get(key) ?? [];
    for (let index = firstFrom(candidates, from + offset); index < candidates.length; index += 1) {
      const at = (candidates[index] ?? 0) - offset;
      if (at > to) break;
      let equal = 0;
      while (equal < run.length && this.#keys[at + equal] === run[equal]) equal += 1;
      if (equal === run.length) found.push(at);
      if (found.length === 2) break;
      if (!this.#compares(equal + 1)) return undefined;
      if (pace.isDue(equal)) yield;
    }
    return found;
  }

  #rarest(run: readonly string[]): { readonly key: string; readonly offset: number } {
    const countOf = (key: string) => this.#places.get(key)?.length ?? 0;
    let offset = 0;
    for (const [index, key] of run.entries()) if (countOf(key) < countOf(run[offset] ?? '')) offset = index;
    return { key: run[offset] ?? '', offset };
  }
}

function firstFrom(sorted: readonly number[], least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
