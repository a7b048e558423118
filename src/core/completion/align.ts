import { indentationOf, indentationWidth, isBlank } from '../text.ts';
import { readBrackets } from './brackets.ts';
import type { PlacedLine } from './echo.ts';
import { beginsComment, type Language } from './language.ts';
import { straysOf } from './ledger.ts';
import { expectedIndent, lineAbove, lineBelow, opensBlock, type Place } from './place.ts';

/** Blank lines that an answer may begin with: one sets a paragraph off, two stand before a Python function. */
const LEADING_BLANKS = 2;

interface FirstLine {
  readonly text: string;
  /** Columns at which it stands, and at which it was written. */
  readonly width: number;
  readonly given: number;
}

/**
 * Puts the answer's lines where they belong: the first one goes on at the cursor or begins a line of its own, the
 * others have the document's indentation. Chat models give the first line, or all of them, without it.
 */
export class Aligner {
  readonly #place: Place;
  #first: FirstLine | undefined;
  #blanks = 0;
  #afterBlank = false;
  /** Columns to add to every further line; undefined until the first of them is seen. */
  #shift: number | undefined;

  constructor(place: Place) {
    this.#place = place;
  }

  /** Something has been placed. */
  get begun(): boolean {
    return this.#first !== undefined;
  }

  /** The lines that are certain: the first continues the cursor's line, each further one is whole. */
  line({ text, atCursor }: PlacedLine): readonly string[] {
    if (this.#first === undefined)
      return isBlank(text) && !atCursor ? this.#leadingBlank() : this.#begin(text, atCursor);
    if (isBlank(text)) {
      this.#afterBlank = true;
      return [''];
    }
    const line = this.#inUnit(text);
    this.#shift ??= this.#shiftOf(line, this.#first);
    return [shifted(line, this.#shift, this.#place.hole.indentUnit)];
  }

  #leadingBlank(): readonly string[] {
    this.#blanks += 1;
    return [];
  }

  #begin(text: string, atCursor: boolean): readonly string[] {
    const { linePrefix } = this.#place;
    if (!isBlank(linePrefix)) return this.#beginInLine(text, atCursor);
    const line = this.#inUnit(text);
    const given = indentationWidth(line);
    if (linePrefix !== '') {
      const kept = this.#extraIndent(line);
      this.#first = { text: line, width: indentationWidth(linePrefix + kept), given };
      return [kept + line.trimStart()];
    }
    const add = given === 0 ? this.#lostIndent(line) : 0;
    this.#first = { text: line, width: given + add, given };
    if (add > 0) this.#shift = add;
    const blanks = Math.min(this.#blanks, LEADING_BLANKS);
    return [...Array<string>(blanks).fill(''), shifted(line, add, this.#place.hole.indentUnit)];
  }

  #beginInLine(text: string, atCursor: boolean): readonly string[] {
    const { linePrefix, hole, free } = this.#place;
    const width = indentationWidth(linePrefix);
    const given = indentationWidth(text);
    // One blank is enough between two words; more are somebody's columns.
    const inline = /\S\s$/.test(linePrefix) && /^ \S/.test(text) && !free ? text.trimStart() : text;
    const newLine = !atCursor && (this.#blanks > 0 || this.#beginsOwnLine(text));
    if (!newLine) {
      this.#first = { text: linePrefix + inline, width, given: atCursor ? width : given };
      return [inline];
    }
    const unit = Math.max(1, indentationWidth(hole.indentUnit));
    const wanted = width + (opensBlock(linePrefix, this.#place.language) ? unit : 0);
    const line = this.#inUnit(text);
    const add =
      given < wanted &&
      !/^[}\])]/.test(text.trim()) &&
      (given === 0 || given <= width) &&
      wanted > 0 &&
      !this.#leavesBlock(line)
        ? wanted - given
        : 0;
    this.#first = { text: line, width: given + add, given };
    if (add > 0) this.#shift = add;
    const blanks = Math.min(this.#blanks, LEADING_BLANKS + 1);
    return [...Array<string>(Math.max(1, blanks)).fill(''), shifted(line, add, hole.indentUnit)];
  }

  /** An answer that begins deeper or less deep than the line above by its own choice. */
  #leavesBlock(line: string): boolean {
    return (
      indentationWidth(line) > 0 ||
      (!opensBlock(this.#place.linePrefix, this.#place.language) && this.#blanks > 0 && startsDeclaration(line))
    );
  }

  /** After `if x:█` or `{█` the answer is the next line's, whether or not the model said so. */
  #beginsOwnLine(text: string): boolean {
    const { linePrefix, lineSuffix, free, language } = this.#place;
    const line = text.trimStart();
    if (free || !isBlank(lineSuffix)) return false;
    const written = linePrefix.trimEnd();
    const given = indentationWidth(text);
    if (beginsComment(line, language) && (given <= 2 || !opensBlock(written, language))) return false;
    if (given >= 2 && written === linePrefix) return true;
    if (language.family === 'data') return /\w:$/.test(linePrefix) && /^\s*(?:- |[\w"'-]+:(?:\s|$))/.test(text);
    if (language.family === 'indent')
      return /^\s*(?:async\s+)?(?:if|for|while|def|class|with|try|except|else|elif|finally|match|case)\b.*:$/.test(
        written,
      );
    if (given === 1) return false;
    const strays = straysOf(readBrackets(line, language)).length;
    if (written.endsWith('{'))
      return (
        strays === 0 && !/^[,.)\]]/.test(line) && /[;{,:]$|^(?:return|if|for|const|let|var)\b|\)$/.test(line.trimEnd())
      );
    return /[;}]$/.test(written) && strays === 0 && !/^(?:else|catch|finally|while|[,.;)\]?:])/.test(line);
  }

  /** Blanks beyond the cursor's own before the first line: only where the cursor stands less deep than it should. */
  #extraIndent(line: string): string {
    const { linePrefix, language, hole } = this.#place;
    const blanks = indentationOf(line);
    const above = lineAbove(this.#place);
    const beyond = blanks.startsWith(linePrefix) ? blanks.slice(linePrefix.length) : '';
    if (language.family === 'prose' || above === undefined) return beyond;
    if (!opensBlock(above, language) || indentationWidth(above) < indentationWidth(linePrefix)) return '';
    const unit = Math.max(1, indentationWidth(hole.indentUnit));
    const missing = indentationWidth(above) + unit - indentationWidth(linePrefix);
    if (language.family === 'indent' || indentationWidth(blanks) === missing)
      return shifted('.', missing, hole.indentUnit).slice(0, -1);
    return beyond;
  }

  /** Columns that the model left out of an answer at a line's very start, where the text around leaves no doubt. */
  #lostIndent(line: string): number {
    const { language, ledger } = this.#place;
    const above = lineAbove(this.#place);
    const wanted = expectedIndent(this.#place);
    if (above === undefined || wanted === 0 || this.#place.free || STANDS_LEFT.test(line)) return 0;
    if (opensBlock(above, language) && (language.family === 'indent' || ledger.open.length > 0)) return wanted;
    if (startsDeclaration(line)) return 0;
    if (language.family === 'indent') {
      const below = lineBelow(this.#place);
      const inside = below !== undefined && indentationWidth(below) > 0;
      return inside || /("""|''')\s*$/.test(above) ? wanted : 0;
    }
    return language.family === 'braces' && ledger.open.some(open => open.indent < wanted) ? wanted : 0;
  }

  /** Were the further lines written from the left edge, as the first one was? */
  #shiftOf(line: string, first: FirstLine): number {
    const { language, ledger } = this.#place;
    const width = indentationWidth(line);
    if (first.given > 0 || first.width === 0 || language.family === 'prose') return 0;
    if (ledger.mode.kind !== 'code') return width === 0 ? first.width : 0;
    if (width > 0 && width === openColumn(first.text, language)) return first.width;
    if (width > first.width) return 0;
    if (opensText(first.text, language)) return width < first.width ? first.width : 0;
    const closes = /^\s*(?:[}\])]|(?:end|fi|done|esac)\b)/.test(line);
    if (opensBlock(first.text, language) || LABEL.test(first.text)) {
      const label = LABEL.test(line);
      return (closes || label) && width > 0 ? 0 : first.width;
    }
    // What goes on stands deeper than its beginning, an item's keys deeper than its dash.
    if (isContinuation(line) && language.family !== 'data')
      return isContinuation(first.text) && width > 0 ? 0 : first.width;
    if (language.family === 'data')
      return /^\s*- /.test(first.text) && width === 2 ? first.width : width > 0 || this.#afterBlank ? 0 : first.width;
    if (width > 0 || closes) return 0;
    if (language.family === 'braces' && ledger.open.some(open => open.char === '{' && open.indent < first.width))
      return first.width;
    return startsDeclaration(line) || this.#afterBlank ? 0 : first.width;
  }

  /** Tabs where the document has only tabs, spaces where it has only spaces. */
  #inUnit(line: string): string {
    const { hole, free } = this.#place;
    const blanks = indentationOf(line);
    if (blanks === '' || free) return line;
    if (hole.indentUnit === '\t' && /^(?: {4})+ ?$/.test(blanks) && !this.#indentsBy(/^ {2,}[^\s*]/)) {
      return blanks.replace(/ {4}/g, '\t') + line.slice(blanks.length);
    }
    if (hole.indentUnit !== '\t' && blanks.includes('\t') && !this.#indentsBy(/^ *\t/)) {
      return blanks.replaceAll('\t', hole.indentUnit) + line.slice(blanks.length);
    }
    return line;
  }

  #indentsBy(blanks: RegExp): boolean {
    const { above, below, linePrefix } = this.#place;
    return (
      blanks.test(`${linePrefix}.`) || above.some(line => blanks.test(line)) || below.some(line => blanks.test(line))
    );
  }
}

/** Leaves a long string or comment open. */
function opensText(line: string, language: Language): boolean {
  return readBrackets(`${line}\n`, language).mode.kind !== 'code';
}

/** A label of a `switch`, which stands where the `switch` does or one step deeper. */
const LABEL = /^\s*(?:(?:case\b.*|default)\s*:(?:$|\s)|[A-Za-z_]\w*:$)/;

/** Belongs less deep than the line above, or at the very left by its nature. */
const STANDS_LEFT = /^(?:[}\])]|<\/|(?:except|elif|else|finally|end|fi|done|esac|case|default)\b|[A-Z_]+$|#\w)/;

/** Where the text behind the last bracket that a line leaves open begins: the next line is often put under it. */
function openColumn(line: string, language: Language): number | undefined {
  const open = readBrackets(line, language).open.findLast(bracket => bracket.char !== '{');
  return open === undefined ? undefined : open.indent + open.header.length + 1;
}

/** Goes on with the statement of the line above. */
function isContinuation(line: string): boolean {
  return /^\s*(?:\.\w|\?\.|&&|\|\||[?:+*/|]\s)/.test(line);
}

/** Begins something that usually stands at a file's left edge. */
export function startsDeclaration(line: string): boolean {
  return /^(?:export|import|from\s+\S+\s+import|def|class|async def|function|func|fn|pub|impl|package|public|private|protected|static|interface|type|struct|enum|trait|namespace|module|mod|use|using|#include|@\w|if __name__)\b/.test(
    line,
  );
}

function shifted(line: string, columns: number, unit: string): string {
  if (columns === 0 || isBlank(line)) return line;
  return (unit === '\t' ? '\t'.repeat(Math.round(columns / 4)) : ' '.repeat(columns)) + line;
}
