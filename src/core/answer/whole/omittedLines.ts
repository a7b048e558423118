import { Pace, type Steps } from '../../steps.ts';
import { LineIndex } from '../../text/lineIndex.ts';
import { collectLines } from '../../text/lineSteps.ts';
import { isBlank } from '../../text/lines.ts';

export interface Gap {
  readonly from: number;
  readonly to: number;
  /** The blank lines around a placeholder are those of the restored text. */
  readonly blanksBefore: number;
}

/** The answer's lines around an omission, trimmed and without blank ones. */
export interface Surrounded {
  /** From the last omission on. */
  readonly above: readonly string[];
  /** Up to the next omission. */
  readonly below: readonly string[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Lines needed to identify a place: a brace needs its neighbors. */
const ANCHOR_LINES = 6;

/** Restores omissions from the old lines, from top to bottom. Indices are of lines that aren't blank, but in a gap. */
export class OldText {
  readonly #old: readonly string[];
  readonly #nonBlank: readonly number[];
  /** Trimmed. */
  readonly #keys: readonly string[];
  readonly #index: LineIndex;
  /** Everything above is restored. */
  #reached = 0;

  private constructor(old: readonly string[], nonBlank: readonly number[], keys: readonly string[], index: LineIndex) {
    this.#old = old;
    this.#nonBlank = nonBlank;
    this.#keys = keys;
    this.#index = index;
  }

  static *read(old: readonly string[]): Steps<OldText> {
    const nonBlank = yield* collectLines(old, (line, at) => (isBlank(line) ? undefined : at));
    const keys = yield* collectLines(old, line => (isBlank(line) ? undefined : line.trim()));
    return new OldText(old, nonBlank, keys, yield* LineIndex.of(keys));
  }

  *gap(around: Surrounded): Steps<Gap | undefined> {
    const from = around.above.length === 0 ? 0 : yield* this.#endOf(around);
    if (from === undefined) return undefined;
    const to = around.below.length === 0 ? this.#keys.length : yield* this.#startOf(around, from);
    if (to === undefined || from < this.#reached || to < from) return undefined;
    this.#reached = to;
    const last = from === 0 ? 0 : (this.#nonBlank[from - 1] ?? 0) + 1;
    const end = this.#nonBlank[to] ?? this.#old.length;
    const first = around.above.length === 0 ? last : Math.min(end, this.#nonBlank[from] ?? end);
    return { from: first, to: end, blanksBefore: first - last };
  }

  /** After the old line that the lines before a placeholder end with. */
  *#endOf({ above, below, isFirst }: Surrounded): Steps<number | undefined> {
    const upwards = above.slice(-ANCHOR_LINES).toReversed();
    const exact = yield* this.#index.anchor(upwards, -1);
    if (exact !== undefined) return exact + 1;
    // The rest of the file is left out, not of the old text.
    if (below.length === 0 && above.at(-1) === this.#keys.at(-1)) return this.#keys.length;
    if (isFirst && areAlike(above, this.#keys.slice(0, above.length))) return above.length;
    const place = yield* this.#placeAmong(upwards, -1, this.#reached);
    return place === undefined ? undefined : place + 1;
  }

  /** The old line that the lines after a placeholder begin with. */
  *#startOf({ above, below, isLast }: Surrounded, from: number): Steps<number | undefined> {
    const downwards = below.slice(0, ANCHOR_LINES);
    const exact = yield* this.#index.anchor(downwards, 1);
    if (exact !== undefined) return exact;
    if (above.length === 0 && below[0] === this.#keys[0]) return 0;
    const end = this.#keys.length - below.length;
    const isEnd = isLast && end >= from && areAlike(below, this.#keys.slice(end));
    if (isEnd && this.#isOnly(below[0] ?? '', from, end)) return end;
    return yield* this.#placeAmong(downwards, 1, from);
  }

  /** Closers may be repeated. */
  #isOnly(key: string, from: number, at: number): boolean {
    return !hasWord(key) || this.#keys.every((old, place) => place < from || place === at || old !== key);
  }

  /** The place of the first line that is like only one old line; those passed are new if the omitted lines aren't like them. */
  *#placeAmong(lines: readonly string[], step: 1 | -1, from: number): Steps<number | undefined> {
    for (const [skipped, line] of lines.entries()) {
      const place = yield* this.#onlyAlike(line, from);
      if (place === undefined) continue;
      const next = this.#keys[place - step] ?? '';
      return lines.slice(0, skipped).every(added => similarity(added, next) < LEAST_ALIKE) ? place : undefined;
    }
    return undefined;
  }

  *#onlyAlike(line: string, from: number): Steps<number | undefined> {
    if (!hasWord(line)) return undefined;
    const pace = new Pace();
    let best: number | undefined;
    for (let place = from; place < this.#keys.length; place += 1) {
      const key = this.#keys[place] ?? '';
      if (pace.isDue(key.length + line.length)) yield;
      if (similarity(key, line) < ALIKE) continue;
      if (best !== undefined) return undefined;
      best = place;
    }
    return best;
  }
}

/** `foxtrot six`, `foxtrot seven`: half of the words. */
const ALIKE = 0.5;
const LEAST_ALIKE = 0.2;

function areAlike(lines: readonly string[], old: readonly string[]): boolean {
  if (lines.length !== old.length) return false;
  if (lines.every((line, at) => line === old[at])) return true;
  const isPair = (line: string, key = '') => line === key || similarity(line, key) >= ALIKE;
  return lines.some(hasWord) && lines.every((line, at) => isPair(line, old[at]));
}

function hasWord(line: string): boolean {
  return /[\p{L}\p{N}]/u.test(line);
}

/** Twice the words in common, by the words of both. */
function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const [first, second] = [wordsIn(a), wordsIn(b)];
  const left = [...second];
  const common = first.filter(word => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return (2 * common.length) / Math.max(1, first.length + second.length);
}

const MOST_WORDS = 40;

function wordsIn(line: string): readonly string[] {
  return (line.slice(0, 400).match(/[\p{L}\p{N}_$]+/gu) ?? []).slice(0, MOST_WORDS);
}
