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
export function numberLines(old: string, now: string): NumberedLines {
  const table = new LineTable(hashedLines(old), hashedLines(now));
  return { old: table.numbers(0), now: table.numbers(1), size: table.size };
}

interface HashedLines {
  readonly text: string;
  readonly starts: Int32Array;
  readonly hashes: Int32Array;
}

const LINE_END = 10;

function hashedLines(text: string): HashedLines {
  const breaks = text.split('\n').length - 1;
  const count = text === '' || text.endsWith('\n') ? breaks : breaks + 1;
  const starts = new Int32Array(count + 1);
  const hashes = new Int32Array(count);
  let line = 0;
  let hash = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    hash = (Math.imul(hash, 31) + code) | 0;
    if (code !== LINE_END) continue;
    hashes[line] = hash;
    line += 1;
    starts[line] = at + 1;
    hash = 0;
  }
  if (line < count) hashes[line] = hash;
  starts[count] = text.length;
  return { text, starts, hashes };
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

  numbers(side: 0 | 1): Int32Array {
    const { hashes } = this.#sides[side];
    const numbers = new Int32Array(hashes.length);
    for (let line = 0; line < hashes.length; line++) numbers[line] = this.#numberOf(side, line);
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
  for (let at = 0; at < length; at++) {
    if (a.text.charCodeAt(aFrom + at) !== b.text.charCodeAt(bFrom + at)) return false;
  }
  return true;
}
