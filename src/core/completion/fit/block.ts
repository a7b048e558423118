import type { CursorContext } from '../../document/cursorContext.ts';
import { opensBlock } from '../../syntax/blockLines.ts';
import {
  type BracketState,
  type Closing,
  isClosedBy,
  NOTHING_OPEN,
  type OpenBracket,
  unmatchedClosers,
} from '../../syntax/bracketState.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import type { WordBrackets } from '../../syntax/syntax.ts';
import { indentationWidth, isBlank, lastLine } from '../../text/lines.ts';
import { faultsIn } from './balance.ts';

/** The effect of an answer's line on the blocks around the cursor. */
export type BlockStep =
  /** Stays inside. */
  | { readonly kind: 'inside' }
  /** Closes the block around the cursor, which nothing below does: the line belongs to the answer. */
  | { readonly kind: 'closes'; readonly finished: boolean }
  /** From offset `at` on it is outside the block around the cursor. */
  | { readonly kind: 'leaves'; readonly at: number };

const INSIDE: BlockStep = { kind: 'inside' };

/** Tracks an answer through the blocks around the cursor: by brackets if there are any, else by indentation. */
export class BlockWatch {
  readonly #place: CursorContext;
  readonly #words: WordBrackets | undefined;
  readonly #openAtCursor: number;
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
    this.#openAtCursor = place.brackets.open.length;
    const below = words?.below ?? readBrackets(belowCursor(place), place.language, NOTHING_OPEN);
    const strays = unmatchedClosers(below);
    this.#closers = strays;
    this.#least = this.#closesElsewhere(below)
      ? 0
      : (keptByIndent(strays, place) ?? leftOpenFor(strays, place.brackets.open));
  }

  /** The answer so far ends in code, outside its own brackets. */
  get settled(): boolean {
    return this.#brackets.mode.kind === 'code' && this.#brackets.open.length <= this.#openAtCursor;
  }

  /** Brackets that the answer has opened and not closed; negative if it closed others. */
  get depth(): number {
    return this.#brackets.open.length - this.#openAtCursor;
  }

  /** True if the brackets below would have nothing to close if the answer ended here. */
  get lacksOpen(): boolean {
    return this.#brackets.open.length < this.#closers.length;
  }

  /** True if the text below closes exactly the brackets open here. */
  get isBalanced(): boolean {
    return this.#brackets.mode.kind === 'code' && this.#brackets.open.length === this.#closers.length;
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

  /** `whole` is false for a first line that continues the cursor's. */
  step(line: string, whole: boolean): BlockStep {
    if (isBlank(line)) {
      this.#read(line);
      return INSIDE;
    }
    if (this.#closesFence(line)) return { kind: 'leaves', at: 0 };
    if (this.#byIndent && whole && this.#dedents(line)) return { kind: 'leaves', at: 0 };
    if (this.#definitionClosed && !/^\s*(?:[)\]}]+(?:[;,][;,)]*)?|end|fi|done|esac)\s*$/.test(line))
      return { kind: 'leaves', at: 0 };
    const before = this.#brackets;
    this.#read(line);
    if (unmatchedClosers(this.#brackets).length > 0 || this.#brackets.open.length < this.#least) {
      const exit = this.#brackets.closings.find(({ depth }) => depth < this.#least);
      return { kind: 'leaves', at: exit?.at ?? 0 };
    }
    const around = this.#place.brackets.open;
    const closed = around
      .slice(remaining(this.#brackets, around), remaining(before, around))
      .filter(open => open.char !== '(' && open.char !== '[');
    if (closed.length === 0) return INSIDE;
    if (closed.some(isDefinition)) this.#definitionClosed = true;
    return { kind: 'closes', finished: this.#definitionClosed && this.#brackets.open.length <= this.#least };
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

  /** True if the first block that the text below closes must be opened by the answer, deeper than the cursor's. */
  #closesElsewhere(below: BracketState): boolean {
    const first = unmatchedClosers(below)[0];
    const innermost = this.#place.brackets.open.at(-1);
    if (first === undefined || innermost === undefined || innermost.char !== '{' || first.char !== '}') return false;
    const line = lastLine(belowCursor(this.#place).slice(0, first.at));
    return isBlank(line) && indentationWidth(line) > innermost.indent;
  }

  #read(line: string): void {
    const start = { ...this.#brackets, closings: [] };
    this.#brackets = this.#words?.next(`${line}\n`, start) ?? readBrackets(`${line}\n`, this.#place.language, start);
  }

  #dedents(line: string): boolean {
    if (!this.settled) return false;
    this.#header ??= this.#headerWidth(line);
    const width = indentationWidth(line);
    return width <= this.#header || (width === 0 && isDefinitionLine(line) && this.#deeper(line));
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
    if (!this.#isBroken && isDefinitionLine(linePrefix) && opensBlock(linePrefix, this.#place.language))
      return indentationWidth(linePrefix);
    let depth = linePrefix === '' || this.#isBroken ? indentationWidth(line) : indentationWidth(linePrefix);
    for (const candidate of above.toReversed()) {
      if (isBlank(candidate)) continue;
      const width = indentationWidth(candidate);
      if (width >= depth) continue;
      if (isDefinitionLine(candidate)) return width;
      depth = width;
    }
    return -1;
  }
}

/**
 * How many of the brackets around the cursor the text below closes, kind by kind. Innermost ones that don't match are
 * left to the answer: merely counting would match them with a long document's outermost brackets, which are out of
 * sight.
 */
function leftOpenFor(strays: readonly Closing[], open: readonly OpenBracket[]): number {
  for (let kept = open.length; kept > 0; kept -= 1) {
    const fits = strays.slice(0, kept).every(({ char }, at) => isClosedBy(open[kept - 1 - at]?.char ?? '', char));
    if (fits) return Math.min(kept, strays.length);
  }
  return Math.min(open.length, strays.length);
}

/**
 * How many of the brackets around the cursor stay open for the text below, if the column of its first closer identifies
 * the opener. Brackets inside that one are left to the answer, however many closers follow further down.
 */
function keptByIndent(strays: readonly Closing[], place: CursorContext): number | undefined {
  const { above, brackets } = place;
  const [first] = strays;
  if (first === undefined) return undefined;
  const line = lastLine(belowCursor(place).slice(0, first.at));
  const width = indentationWidth(line);
  const at = brackets.open.findLastIndex(({ indent }) => indent <= width);
  const opener = brackets.open[at];
  if (!isBlank(line)) return undefined;
  // A block's opening words have the column of its `end`; here none has.
  if (opener === undefined) return brackets.open.every(({ char }) => /^\w/.test(char)) ? 0 : undefined;
  if (opener.indent !== width || !isClosedBy(opener.char, first.char)) return undefined;
  // A different line at that column begins a header over several lines, whose bracket is deeper.
  const header = above.findLast(text => !isBlank(text) && indentationWidth(text) <= width)?.trim();
  return header !== undefined && opener.header !== '' && header.startsWith(opener.header)
    ? Math.min(at + 1, strays.length)
    : undefined;
}

/** The number of brackets around the cursor that are still open. */
function remaining({ open }: BracketState, around: readonly OpenBracket[]): number {
  const closed = around.findIndex((bracket, at) => open[at] !== bracket);
  return closed < 0 ? around.length : closed;
}

function belowCursor({ lineSuffix, inBlock }: CursorContext): string {
  return `${lineSuffix}\n${inBlock.join('\n')}`;
}

function isDefinitionLine(line: string): boolean {
  return /^\s*(?:async\s+def|def|class)\b/.test(line);
}

/** A function or type, unlike an `if`, a loop or a value. */
function isDefinition({ char, header }: OpenBracket): boolean {
  if (/^\w/.test(char)) return /^(?:def|class|module)$/.test(char);
  if (
    /^(?:\}\s*)?(?:if|else|for|while|do|switch|try|catch|finally|with|match|loop|select|case|default|using|lock|unsafe|foreach|synchronized|elseif|when)\b/.test(
      header,
    )
  )
    return false;
  return /\)[^={)]*$|=>\s*$|\b(?:class|interface|struct|enum|trait|impl|namespace|module|mod|func|fn|function|record|object|union|extension|protocol)\b/.test(
    header,
  );
}
