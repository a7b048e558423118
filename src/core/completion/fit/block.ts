import type { CursorContext } from '../../document/cursorContext.ts';
import { isControlBlock, onlyCloses, opensBlock } from '../../syntax/blockLines.ts';
import {
  type BracketState,
  type Closing,
  isClosedBy,
  NOTHING_OPEN,
  type OpenBracket,
  unmatchedClosers,
} from '../../syntax/bracketState.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import { declaresCallable, declaresMembers, isDefinition } from '../../syntax/declarations.ts';
import type { Language } from '../../syntax/language.ts';
import type { WordBrackets } from '../../syntax/syntax.ts';
import { isWord } from '../../syntax/words.ts';
import { indentationWidth, isBlank, lastLine } from '../../text/lines.ts';
import { faultsIn } from './balance.ts';

/** Tracks an answer through the blocks around the cursor: by brackets if there are any, else by indentation. */
export class BlockWatch {
  readonly #place: CursorContext;
  readonly #words: WordBrackets | undefined;
  /** Closers in the text below for brackets that must be open at the answer's end. */
  readonly #closers: readonly Closing[];
  /** Of the brackets open at the cursor, the number that the answer must leave open. */
  readonly #least: number;
  #brackets: BracketState;
  /** Column of the definition around the cursor; -1 at the top level; undefined before the first line. */
  #header: number | undefined;
  #definitionClosed = false;
  #isBroken = false;

  constructor(place: CursorContext, words?: WordBrackets) {
    this.#place = place;
    this.#words = words;
    this.#brackets = { ...place.brackets, errors: 0, closings: [] };
    this.#closers = unmatchedClosers(words?.below ?? readBrackets(belowCursor(place), place.language, NOTHING_OPEN));
    this.#least = keptOpen(this.#closers, place);
  }

  /** The answer has brackets, a string or a comment of its own that isn't closed yet. */
  get isOpen(): boolean {
    return this.#brackets.mode.kind !== 'code' || this.#brackets.open.length > this.#place.brackets.open.length;
  }

  /** Brackets without their other half if the answer ended here. */
  get faults(): number {
    return faultsIn(this.#brackets, this.#place, this.#closers);
  }

  /** The answer begins on a line of its own, below the cursor's. */
  break(): void {
    this.#isBroken = true;
    this.#read('');
  }

  /**
   * Offset from which on the line is outside the block around the cursor. `whole` is false for a first line that
   * continues the cursor's.
   */
  step(line: string, whole: boolean): number | undefined {
    if (isBlank(line)) {
      this.#read(line);
      return undefined;
    }
    if (this.#closesFence(line)) return 0;
    if (this.#byIndent && whole && this.#dedents(line)) return 0;
    if (this.#definitionClosed && !onlyCloses(line, this.#place.language)) return 0;
    const before = this.#brackets;
    this.#read(line);
    // In prose a bracket alone encloses nothing: `1) first`.
    const leaves = this.#place.language.family !== 'prose' && unmatchedClosers(this.#brackets).length > 0;
    if (leaves || this.#brackets.open.length < this.#least) {
      const exit = this.#brackets.closings.find(({ depth }) => depth < this.#least);
      return exit?.at ?? 0;
    }
    const around = this.#place.brackets.open;
    const closed = around
      .slice(remaining(this.#brackets, around), remaining(before, around))
      .filter(open => open.char !== '(' && open.char !== '[');
    this.#definitionClosed ||= closed.some(bracket => holdsDefinition(bracket, this.#place.language));
    return undefined;
  }

  /** In a code fence of a document that is closed below. */
  #closesFence(line: string): boolean {
    const { fence, below, inBlock } = this.#place;
    return fence !== undefined && inBlock.length < below.length && /^ {0,3}(?:`{3,}|~{3,})\s*$/.test(line);
  }

  /** Blocks without brackets or closing words. */
  get #byIndent(): boolean {
    return this.#place.language.family === 'indent' && this.#words === undefined;
  }

  #read(line: string): void {
    const start = { ...this.#brackets, closings: [] };
    this.#brackets = this.#words?.next(`${line}\n`, start) ?? readBrackets(`${line}\n`, this.#place.language, start);
  }

  #dedents(line: string): boolean {
    if (this.isOpen) return false;
    this.#header ??= this.#headerWidth(line);
    const width = indentationWidth(line);
    return width <= this.#header || (width === 0 && isDefinition(line, this.#place.language) && this.#deeper(line));
  }

  /** True if the cursor is in a block, even just an `if`. */
  #deeper(line: string): boolean {
    const { linePrefix } = this.#place;
    const own = isBlank(linePrefix) ? linePrefix : `${linePrefix}.`;
    return indentationWidth(own === '' ? line : own) > 0;
  }

  /** Column of the `def` or `class` around the cursor, judged by the cursor's line or the answer's first. */
  #headerWidth(line: string): number {
    const { linePrefix, above } = this.#place;
    if (
      !this.#isBroken &&
      isDefinition(linePrefix, this.#place.language) &&
      opensBlock(linePrefix, this.#place.language)
    )
      return indentationWidth(linePrefix);
    let depth = linePrefix === '' || this.#isBroken ? indentationWidth(line) : indentationWidth(linePrefix);
    for (const candidate of above.toReversed()) {
      if (isBlank(candidate)) continue;
      const width = indentationWidth(candidate);
      if (width >= depth) continue;
      if (isDefinition(candidate, this.#place.language)) return width;
      depth = width;
    }
    return -1;
  }
}

/**
 * How many of the brackets around the cursor the text below closes. Its first closer, at the beginning of a line, has the
 * column of the line that opened the block. Elsewhere brackets match kind by kind, and innermost ones that don't are left
 * to the answer: merely counting would match them with a long document's outermost brackets, which are out of sight.
 */
function keptOpen(closers: readonly Closing[], place: CursorContext): number {
  const { open } = place.brackets;
  const [first] = closers;
  if (first === undefined) return 0;
  const line = lastLine(belowCursor(place).slice(0, first.at));
  const width = indentationWidth(line);
  const at = open.findLastIndex(({ indent }) => indent <= width);
  const opener = open[at];
  if (isBlank(line) && opener?.indent === width && isClosedBy(opener.char, first.char) && isBegunAt(opener, place))
    return Math.min(at + 1, closers.length);
  for (let kept = open.length; kept > 0; kept -= 1) {
    const fits = closers.slice(0, kept).every(({ char }, at) => isClosedBy(open[kept - 1 - at]?.char ?? '', char));
    if (fits) return Math.min(kept, closers.length);
  }
  return Math.min(open.length, closers.length);
}

/** False for the bracket of a header over several lines, which began less deep. */
function isBegunAt({ header, indent }: OpenBracket, { above }: CursorContext): boolean {
  const line = above.findLast(text => !isBlank(text) && indentationWidth(text) <= indent)?.trim();
  return header !== '' && line?.startsWith(header) === true;
}

/** The number of brackets around the cursor that are still open. */
function remaining({ open }: BracketState, around: readonly OpenBracket[]): number {
  const closed = around.findIndex((bracket, at) => open[at] !== bracket);
  return closed < 0 ? around.length : closed;
}

function belowCursor({ lineSuffix, inBlock }: CursorContext): string {
  return `${lineSuffix}\n${inBlock.join('\n')}`;
}

/** A function or type, unlike an `if`, a loop or a value. */
function holdsDefinition({ char, header }: OpenBracket, language: Language): boolean {
  if (/^\w/.test(char)) return isWord(char, ['functions', 'types'], language);
  if (isControlBlock(header, language)) return false;
  return /\)[^={)]*$|=>\s*$/.test(header) || declaresMembers(header, language) || declaresCallable(header, language);
}
