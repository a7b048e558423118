import { Pace, type Steps } from '../../steps.ts';
import { isWordChar } from '../../text/lines.ts';
import type { OpenFile } from '../nextEdit.ts';

/** Longer ones are data; the search would cost more than it finds. */
const MOST_CHARS = 5_000_000;
/** On average; generated or minified code has longer lines. */
const MOST_CHARS_PER_LINE = 200;
/** A word with more is everywhere. */
export const MOST_HITS = 100;
const MOST_WORDS = 48;
const BLOCK_LINES = 256;
/** Of a change after which the found words are looked for again. */
const MOST_CHANGED_LINES = 200;

const ASCII_END = 128;
const ASCII_WORD = new Set(
  Array.from({ length: ASCII_END }, (_, code) => code).filter(code => isWordChar(String.fromCharCode(code))),
);

/** Some lines of a text, each with its end. */
interface Block {
  readonly count: number;
  readonly text: string;
}

/** A file's text in blocks, of which an edit changes few, and the lines of the words that were looked for. */
export class FileText {
  readonly #lines: readonly string[];
  readonly #blocks: readonly Block[];
  readonly #isCode: boolean;
  /** The latest last. */
  readonly #linesWith = new Map<string, readonly number[]>();

  private constructor(lines: readonly string[], blocks: readonly Block[]) {
    this.#lines = lines;
    this.#blocks = blocks;
    const chars = blocks.reduce((sum, { text }) => sum + text.length, 0);
    this.#isCode = chars <= MOST_CHARS && chars <= MOST_CHARS_PER_LINE * Math.max(lines.length, 10);
  }

  static *of(lines: readonly string[]): Steps<FileText> {
    const blocks: Block[] = [];
    const pace = new Pace();
    for (let line = 0; line < lines.length; line += BLOCK_LINES) {
      const block = blockOf(lines.slice(line, line + BLOCK_LINES));
      blocks.push(block);
      if (pace.isDue(block.text.length)) yield;
    }
    return new FileText(lines, blocks);
  }

  /** The text after an edit; only the blocks that it changes are read again. */
  changedTo(lines: readonly string[]): FileText {
    const old = this.#lines;
    if (lines === old) return this;
    const least = Math.min(old.length, lines.length);
    let head = 0;
    while (head < least && old[head] === lines[head]) head++;
    let tail = 0;
    while (tail < least - head && old[old.length - 1 - tail] === lines[lines.length - 1 - tail]) tail++;
    const above = this.#blocksWithin(head, this.#blocks);
    const below = this.#blocksWithin(tail, this.#blocks.slice(above.blocks.length).toReversed());
    const changed: Block[] = [];
    for (let line = above.lines; line < lines.length - below.lines; line += BLOCK_LINES)
      changed.push(blockOf(lines.slice(line, Math.min(line + BLOCK_LINES, lines.length - below.lines))));
    const next = new FileText(lines, [...above.blocks, ...changed, ...below.blocks.toReversed()]);
    if (lines.length - head - tail <= MOST_CHANGED_LINES) this.#handOn(next, { head, tail });
    return next;
  }

  #blocksWithin(most: number, blocks: readonly Block[]): { readonly lines: number; readonly blocks: readonly Block[] } {
    let lines = 0;
    let count = 0;
    for (const block of blocks) {
      if (lines + block.count > most) break;
      lines += block.count;
      count++;
    }
    return { lines, blocks: blocks.slice(0, count) };
  }

  /** The first lines with the whole word, from the top. Empty for generated and minified files. */
  *linesWith(word: string): Steps<readonly number[]> {
    const known = this.#linesWith.get(word);
    if (known !== undefined) return known;
    const found: number[] = [];
    const pace = new Pace();
    let first = 0;
    for (const { count, text } of this.#isCode ? this.#blocks : []) {
      for (const line of linesIn(text, word)) found.push(first + line);
      if (found.length >= MOST_HITS) break;
      first += count;
      if (pace.isDue(text.length / CHARS_READ_AT_ONCE)) yield;
    }
    this.#keep(word, found.slice(0, MOST_HITS));
    return found.slice(0, MOST_HITS);
  }

  #keep(word: string, found: readonly number[]): void {
    this.#linesWith.set(word, found);
    const [oldest] = this.#linesWith.keys();
    if (this.#linesWith.size > MOST_WORDS && oldest !== undefined) this.#linesWith.delete(oldest);
  }

  #handOn(next: FileText, { head, tail }: { readonly head: number; readonly tail: number }): void {
    const end = this.#lines.length - tail;
    const newEnd = next.#lines.length - tail;
    const changed = blockOf(next.#lines.slice(head, newEnd)).text;
    for (const [word, lines] of this.#linesWith) {
      const above = lines.filter(line => line < head);
      const within = [...linesIn(changed, word)].map(line => head + line);
      const below = lines.filter(line => line >= end).map(line => line - end + newEnd);
      next.#keep(word, [...above, ...within, ...below].slice(0, MOST_HITS));
    }
  }
}

/** `indexOf` reads that many characters in the time in which others are looked at one by one. */
const CHARS_READ_AT_ONCE = 20;

function blockOf(lines: readonly string[]): Block {
  return { count: lines.length, text: lines.map(line => `${line}\n`).join('') };
}

function* linesIn(text: string, word: string): Generator<number> {
  let line = 0;
  let end = text.indexOf('\n');
  for (let at = text.indexOf(word); at >= 0; ) {
    let next = at + word.length;
    if (!isWordAt(text, at - 1) && !isWordAt(text, next)) {
      for (; end < at && end >= 0; end = text.indexOf('\n', end + 1)) line++;
      yield line;
      next = end + 1;
    }
    at = text.indexOf(word, next);
  }
}

function isWordAt(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code < ASCII_END ? ASCII_WORD.has(code) : isWordChar(text[offset]);
}

/** Texts of the open files, kept from one edit to the next. */
export class FileTexts {
  readonly #byUri = new Map<string, FileText>();

  /** The others are forgotten. */
  keep(files: readonly OpenFile[]): void {
    const open = new Set(files.map(({ uri }) => uri));
    for (const uri of this.#byUri.keys()) if (!open.has(uri)) this.#byUri.delete(uri);
  }

  *textOf({ uri, lines }: OpenFile): Steps<FileText> {
    const text = this.#byUri.get(uri)?.changedTo(lines) ?? (yield* FileText.of(lines));
    this.#byUri.set(uri, text);
    return text;
  }
}
