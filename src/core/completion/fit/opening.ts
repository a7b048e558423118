import type { AnswerLine } from '../../answer/streaming/cursorMark.ts';
import type { CursorContext } from '../../document/cursorContext.ts';
import { isControlBlock, isControlWord, onlyCloses, opensBlock } from '../../syntax/blockLines.ts';
import { definitionName, isDefinition } from '../../syntax/declarations.ts';
import { beginsComment, firstWord } from '../../syntax/language.ts';
import type { ParsedWindow } from '../../syntax/parsedWindow.ts';
import { isImport } from '../../syntax/words.ts';
import { indentationOf, indentationWidth, isBlank } from '../../text/lines.ts';
import { beginsBelowComment } from './commentEnd.ts';
import { isEcho, squeezed } from './copyAbove.ts';
import { repeatedBeginning } from './repeatedBeginning.ts';

/** Where an answer's own text begins, behind its repetition of the text above the cursor. */
export interface Opening {
  /** Index of the answer's line, and offset in it. */
  readonly line: number;
  readonly column: number;
  /** The text goes on at the cursor: the answer has repeated the beginning of the cursor's line. */
  readonly isAtCursor: boolean;
  /** Something was repeated. */
  readonly hasEcho: boolean;
}

/** A longer repetition is another answer. */
const MOST_LINES = 300;
/** Imports and comments before the code, in lines. */
const MOST_PREFACE_LINES = 12;
/** A block's header of this length is never repeated inside its block. */
const HEADER_CHARS = 6;

/** Finds where the answer's own text begins, while its lines come in. */
export class OpeningReader {
  readonly #place: CursorContext;
  readonly #window: ParsedWindow | undefined;
  /** Lines above without blank ones, blanks squeezed. */
  readonly #above: readonly string[];
  /** With the names that they define. */
  readonly #headers: ReadonlyMap<string, string | undefined>;
  #lines: readonly string[] = [];
  #isWhole = false;
  /** Indices of the lines that aren't blank. */
  #filled: readonly number[] = [];

  constructor(place: CursorContext, window: ParsedWindow | undefined) {
    this.#place = place;
    this.#window = window;
    this.#above = place.above.filter(line => !isBlank(line)).map(squeezed);
    this.#headers = headersAround(place);
  }

  /** `wait` until further lines decide; `nothing` if the whole answer repeats the document. */
  openingOf(lines: readonly AnswerLine[], isWhole: boolean): Opening | 'wait' | 'nothing' {
    const { linePrefix } = this.#place;
    const marked = lines.findIndex(({ atMark }) => atMark);
    if (marked >= 0) return { line: marked, column: 0, isAtCursor: !isBlank(linePrefix), hasEcho: marked > 0 };
    this.#lines = lines.map(({ text }) => text);
    this.#isWhole = isWhole;
    this.#filled = this.#lines.flatMap((line, index) => (isBlank(line) ? [] : [index]));
    return this.#opening();
  }

  #opening(): Opening | 'wait' | 'nothing' {
    const first = this.#filled[0];
    if (first === undefined) return this.#isWhole ? 'nothing' : 'wait';
    if (this.#filled.length > MOST_LINES) return this.#plain();
    return (
      this.#behindImports() ??
      this.#behindCopy() ??
      this.#behindHeader() ??
      this.#behindPreface() ??
      this.#inLine(first)
    );
  }

  #plain(line = 0, hasEcho = false): Opening {
    return { line, column: 0, isAtCursor: false, hasEcho };
  }

  #text(nth: number): string {
    return this.#lines[this.#filled[nth] ?? -1] ?? '';
  }

  /** The answer goes on at this line that isn't blank. */
  #from(nth: number): Opening | undefined {
    const line = this.#filled[nth];
    if (line === undefined) return undefined;
    const column = this.#columnBehindPrefix(this.#lines[line] ?? '');
    if (column !== undefined) return { line, column, isAtCursor: true, hasEcho: true };
    return this.#plain(this.#afterBlanks(nth), true);
  }

  /** Blank lines behind the repetition are the answer's, unless they repeat those above the cursor. */
  #afterBlanks(nth: number): number {
    const { above, linePrefix } = this.#place;
    const line = this.#filled[nth] ?? 0;
    const blanks = line - (this.#filled[nth - 1] ?? -1) - 1;
    const due = isBlank(linePrefix) ? above.length - 1 - above.findLastIndex(text => !isBlank(text)) : 0;
    return line - Math.max(0, blanks - due);
  }

  /** Offset behind the whole beginning of the cursor's line. */
  #columnBehindPrefix(line: string): number | undefined {
    const written = this.#place.linePrefix.trim();
    if (written === '' || !line.trimStart().startsWith(written)) return undefined;
    const at = indentationOf(line).length + written.length;
    const gap = this.#place.linePrefix.length - this.#place.linePrefix.trimEnd().length;
    const blanks = /^[ \t]*/.exec(line.slice(at))?.[0].length ?? 0;
    return at + (gap > 0 ? blanks : 0);
  }

  /** A whole program, in which the cursor's line comes behind imports. */
  #behindImports(): Opening | 'wait' | undefined {
    const written = this.#place.linePrefix.trim();
    const first = this.#text(0).trim();
    const { language } = this.#place;
    if (written.length < HEADER_CHARS || isImport(written, language) || !isImport(first, language)) return undefined;
    // A copy of the document itself is followed line by line.
    if (this.#above.includes(squeezed(first))) return undefined;
    const nth = this.#filled.findIndex((_, index) => this.#columnBehindPrefix(this.#text(index)) !== undefined);
    if (nth > 0) return this.#from(nth);
    return this.#isWhole || this.#filled.length > MOST_PREFACE_LINES ? undefined : 'wait';
  }

  /** A block around the cursor written again from its header, perhaps with lines left out. */
  #behindHeader(): Opening | 'wait' | 'nothing' | undefined {
    for (let nth = 0; nth < this.#filled.length; nth += 1) {
      const header = this.#headerAt(this.#text(nth));
      if (header >= 0) return this.#inRewrite(nth, header);
      if (nth >= MOST_PREFACE_LINES || !this.#isPreface(this.#text(nth))) return undefined;
    }
    return undefined;
  }

  /** Index of the line above whose block the answer's line opens again, if with other words: `add(a, b int)`. */
  #headerAt(line: string): number {
    const text = squeezed(line);
    if (this.#headers.has(text)) return this.#above.lastIndexOf(text);
    const name = definedName(line, this.#place);
    const alike = [...this.#headers].find(([, known]) => name !== undefined && known === name);
    return alike === undefined ? -1 : this.#above.lastIndexOf(alike[0]);
  }

  #inRewrite(header: number, from: number): Opening | 'wait' | 'nothing' | undefined {
    const written = this.#place.linePrefix.trim();
    let at = from;
    let nth = header + 1;
    for (; nth < this.#filled.length; nth += 1) {
      const text = squeezed(this.#text(nth));
      // The header's brace on a line of its own.
      if (text === '{' && nth === header + 1 && !this.#text(header).trimEnd().endsWith('{')) continue;
      const next = this.#sameOrAlike(text, at + 1);
      if (written !== '' && this.#columnBehindPrefix(this.#text(nth)) !== undefined && next < 0) return this.#from(nth);
      if (next >= 0) at = next;
      else if (written === '') break;
    }
    const isLone =
      nth === header + 1 && isControlBlock(this.#text(header), this.#place.language) && at < this.#above.length - 1;
    if (nth < this.#filled.length) return isLone ? undefined : this.#from(nth);
    return this.#isWhole ? 'nothing' : 'wait';
  }

  /** Index of the line above that this one repeats, or whose comment it words differently. */
  #sameOrAlike(text: string, from: number): number {
    const same = this.#above.indexOf(text, from);
    if (same >= 0) return same;
    const next = this.#above[from] ?? '';
    return COMMENT.test(text) && COMMENT.exec(next)?.[0] === COMMENT.exec(text)?.[0] ? from : -1;
  }

  /** The lines right above the cursor, as many as the answer begins with. */
  #behindCopy(): Opening | 'wait' | 'nothing' | undefined {
    let reached = 0;
    let isAlive = false;
    for (let start = 0; start < this.#above.length; start += 1) {
      let count = 0;
      while (
        count < this.#filled.length &&
        this.#above[start + count] === squeezed(this.#text(count)) &&
        start + count < this.#above.length
      )
        count += 1;
      if (count === 0) continue;
      if (start + count === this.#above.length) reached = Math.max(reached, count);
      if (count === this.#filled.length) isAlive = true;
    }
    if (isAlive && !this.#isWhole) return 'wait';
    if (reached === 0) return undefined;
    const copied = this.#filled.slice(0, reached).map(index => this.#lines[index] ?? '');
    const next = this.#filled[reached];
    const written = this.#place.linePrefix.trim();
    if (written === '') {
      if (!isEcho(copied, this.#place)) return undefined;
      return next === undefined ? 'nothing' : this.#from(reached);
    }
    const tail = this.#place.above.filter(line => !isBlank(line)).slice(-reached);
    // Closing brackets at other columns are others, unless the answer's first line has lost its indentation.
    const isOther = (line: string, at: number) =>
      onlyCloses(line, this.#place.language) &&
      indentationOf(line) !== indentationOf(tail[at] ?? '') &&
      (at > 0 || /^\s/.test(line));
    const closes = copied.every(isOther);
    if (!closes && next !== undefined && this.#columnBehindPrefix(this.#lines[next] ?? '') !== undefined)
      return this.#from(reached);
    return undefined;
  }

  /** Imports and comments at the left edge, before the code of a block. */
  #behindPreface(): Opening | 'wait' | undefined {
    const { language, hole } = this.#place;
    const count = this.#filled.findIndex((_, nth) => nth >= MOST_PREFACE_LINES || !this.#isPreface(this.#text(nth)));
    if (count === 0) return undefined;
    if (count < 0) return this.#isWhole ? undefined : 'wait';
    const last = this.#filled.slice(0, count).findLastIndex((_, nth) => isImport(this.#text(nth), language));
    if (last < 0) return undefined;
    const isKnown = this.#above.includes(squeezed(this.#text(last)));
    const isSetOff = (this.#filled[last + 1] ?? 0) - (this.#filled[last] ?? 0) > 1;
    // Its block goes on at the cursor's column: the import is in the block.
    const isLevel = hole.languageId === 'python' && indentationOf(this.#text(last + 1)) !== '';
    const mayImport = language.family === 'indent' || /^(?:rust|scala|dart|perl|php)$/.test(hole.languageId);
    if (mayImport && !isKnown && (!isSetOff || isLevel)) return undefined;
    return this.#plain(this.#filled[last + 1], true);
  }

  #isPreface(line: string): boolean {
    const { brackets, language, linePrefix, free } = this.#place;
    if (free || !isBlank(linePrefix)) return false;
    if (IMPORTED.test(line) && this.#filled.some((_, nth) => /^import \($/.test(this.#text(nth)))) return true;
    if (indentationOf(line) !== '') return false;
    const isInside = linePrefix !== '' || brackets.open.length > 0;
    return isInside && (isImport(line, language) || DOCSTRING.test(line) || beginsComment(line, language));
  }

  #inLine(first: number): Opening {
    // Behind a line end, a comment's mark begins another line.
    if (first > 0 && /^\s*\*$/.test(this.#place.linePrefix)) return this.#plain();
    if (beginsBelowComment(this.#place, this.#lines[first] ?? '')) return this.#plain();
    const rest = repeatedBeginning(this.#lines[first] ?? '', this.#place, this.#window, first > 0);
    return rest === undefined ? this.#plain() : { line: first, column: rest, isAtCursor: true, hasEcho: true };
  }
}

const COMMENT = /^(?:'''|\/\/|\/?\*+|#(?!\w)|--)/;

/** A line of Go's `import (…)`. */
const IMPORTED = /^\s*(?:(?:\w+ )?"[^"]*"|\))$/;
const DOCSTRING = /^(?:""".*"""|'''.*''')$/;
/** Lines that open a block around the cursor: `def add(a, b):`, also with its brace on the next line. */
function headersAround(place: CursorContext): ReadonlyMap<string, string | undefined> {
  const { above, linePrefix, language } = place;
  const headers = new Map<string, string | undefined>();
  const filled = above.filter(line => !isBlank(line));
  let width = linePrefix === '' ? Number.POSITIVE_INFINITY : indentationWidth(linePrefix);
  for (let at = filled.length - 1; at >= 0; at -= 1) {
    const line = filled[at] ?? '';
    const own = indentationWidth(line);
    const opens = opensBlock(line, language);
    if (own >= width && !(width === Number.POSITIVE_INFINITY && opens)) continue;
    if (!opens && width !== Number.POSITIVE_INFINITY) continue;
    if (width === Number.POSITIVE_INFINITY && !opens) {
      width = own;
      continue;
    }
    width = own;
    const header = line.trim() === '{' ? (filled[at - 1] ?? '') : line;
    if (squeezed(header).length >= HEADER_CHARS && !/^[}\])]/.test(header.trim()))
      headers.set(squeezed(header), definedName(header, place));
  }
  return headers;
}

/** The function or type that a line defines: `function add`. */
function definedName(line: string, { language, free }: CursorContext): string | undefined {
  if (free || (!opensBlock(line, language) && !/\)\s*(?::\s?[\w?|\\]+)?$/.test(line))) return undefined;
  const kind = line.includes('(') ? 'function' : 'type';
  const [, words = '', method] = METHOD.exec(line) ?? [];
  const defines = isDefinition(line, language);
  const name = defines ? definitionName(line, language) : method;
  const isControl = [firstWord(words), name ?? ''].some(word => isControlWord(word, language));
  if (name === undefined || (!defines && isControl)) return undefined;
  return `${kind} ${name}`;
}

/** `int add(`, `public async Task Run(`: a type or a modifier comes before the name. */
const METHOD = /^\s*([A-Za-z_][\w<>[\],.:&*?]*(?: [\w<>[\],.:&*?]+)*) ([\w$~]+)\(/;
