import { Pace, type Steps } from '../steps.ts';
import { lineCount } from './lineStarts.ts';

/** Equal lines have equal numbers, their ends included. */
export interface NumberedLines {
  readonly old: Int32Array;
  readonly now: Int32Array;
  readonly size: number;
}

/** A line further from its slot counts as new: a hunk gets longer, never wrong. */
const MOST_PROBES = 32;
/** The same for a line after this many others with its hash: such texts are made on purpose. */
const MOST_CLASHES = 2;

/** Compares each line with a few others at most. A `Map` takes ten times as long, while an editor waits. */
export function* numberLines(old: string, now: string): Steps<NumberedLines> {
  const table = new LineTable(yield* hashedLines(old), yield* hashedLines(now));
  return { old: yield* table.numbers(0), now: yield* table.numbers(1), size: table.size };
}

interface HashedLines {
  readonly text: string;
  readonly starts: Int32Array;
  readonly hashes: Int32Array;
}

const LINE_END = 10;

/** Characters that are read between two pauses. */
const STEP_CHARS = 50_000;

function* hashedLines(text: string): Steps<HashedLines> {
  const hasher = new LineHasher(text, yield* lineCount(text));
  for (let at = 0; at < text.length; at += STEP_CHARS) {
    hasher.read(at, Math.min(at + STEP_CHARS, text.length));
    yield;
  }
  return hasher;
}

class LineHasher implements HashedLines {
  readonly text: string;
  readonly starts: Int32Array;
  readonly hashes: Int32Array;
  #line = 0;

  constructor(text: string, count: number) {
    this.text = text;
    this.starts = new Int32Array(count + 1).fill(text.length, count);
    this.hashes = new Int32Array(count);
  }

  /** Call with parts that follow each other. */
  read(from: number, to: number): void {
    const { hashes, starts, text } = this;
    let line = this.#line;
    let hash = hashes[line] ?? 0;
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at);
      hash = (Math.imul(hash, 31) + code) | 0;
      if (code !== LINE_END) continue;
      hashes[line] = hash;
      line += 1;
      starts[line] = at + 1;
      hash = 0;
    }
    if (line < hashes.length) hashes[line] = hash;
    this.#line = line;
  }
}

class LineTable {
  readonly #sides: readonly [HashedLines, HashedLines];
  readonly #slots: Int32Array;
  readonly #firstSide: Uint8Array;
  readonly #firstLine: Int32Array;
  size = 0;

  constructor(old: HashedLines, now: HashedLines) {
    this.#sides = [old, now];
    const lines = old.hashes.length + now.hashes.length;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * lines + 1))).fill(-1);
    this.#firstSide = new Uint8Array(lines);
    this.#firstLine = new Int32Array(lines);
  }

  *numbers(side: 0 | 1): Steps<Int32Array> {
    const { hashes, starts } = this.#sides[side];
    const numbers = new Int32Array(hashes.length);
    const pace = new Pace();
    for (let line = 0; line < hashes.length; line++) {
      numbers[line] = this.#numberOf(side, line);
      if (pace.isDue((starts[line + 1] ?? 0) - (starts[line] ?? 0))) yield;
    }
    return numbers;
  }

  #numberOf(side: 0 | 1, line: number): number {
    const mask = this.#slots.length - 1;
    const hash = this.#sides[side].hashes[line] ?? 0;
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 9) & mask;
    let clashes = 0;
    for (let probe = 0; probe < MOST_PROBES && clashes < MOST_CLASHES; probe++) {
      const known = this.#slots[slot] ?? -1;
      if (known < 0) {
        this.#slots[slot] = this.size;
        break;
      }
      const knownSide = this.#firstSide[known] === 1 ? 1 : 0;
      const knownLine = this.#firstLine[known] ?? 0;
      if (this.#sides[knownSide].hashes[knownLine] === hash) {
        if (isSameLine(this.#sides[knownSide], knownLine, this.#sides[side], line)) return known;
        clashes += 1;
      }
      slot = (slot + 1) & mask;
    }
    this.#firstSide[this.size] = side;
    this.#firstLine[this.size] = line;
    this.size += 1;
    return this.size - 1;
  }
}

function isSameLine(a: HashedLines, aLine: number, b: HashedLines, bLine: number): boolean {
  const [aFrom, bFrom] = [a.starts[aLine] ?? 0, b.starts[bLine] ?? 0];
  const length = (a.starts[aLine + 1] ?? 0) - aFrom;
  if ((b.starts[bLine + 1] ?? 0) - bFrom !== length) return false;
  if (length > STEP_CHARS) return a.text.slice(aFrom, aFrom + length) === b.text.slice(bFrom, bFrom + length);
  for (let at = 0; at < length; at++) {
    if (a.text.charCodeAt(aFrom + at) !== b.text.charCodeAt(bFrom + at)) return false;
  }
  return true;
}
