import { type CursorContext, expectedIndent, lineAbove, lineBelow } from '../../document/cursorContext.ts';
import { opensBlock } from '../../syntax/blockLines.ts';
import { unmatchedClosers } from '../../syntax/bracketState.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import { continuationOf, isContinuation, openColumn, opensText } from '../../syntax/continuation.ts';
import { beginsComment } from '../../syntax/language.ts';
import { startsDeclaration, statementWidth } from '../../syntax/statement.ts';
import { indentationOf, indentationWidth, isBlank } from '../../text/lines.ts';
import type { PlacedLine } from './echo.ts';
import { IndentUnit } from './indentUnit.ts';
import { blanksAtEdge, keepsBreak, LEADING_BLANKS } from './leadingBlanks.ts';

interface FirstLine {
  readonly text: string;
  /** The first line's column in the document, and its column in the answer. */
  readonly width: number;
  readonly given: number;
}

/**
 * Puts the answer's lines at their columns: the first one continues at the cursor or begins its own line, the others
 * get the document's indentation. Chat models often omit it on the first line, or on all.
 */
export class Aligner {
  readonly #place: CursorContext;
  readonly #unit: IndentUnit;
  #first: FirstLine | undefined;
  #blanks = 0;
  #afterBlank = false;
  /** Columns to add to every further line; undefined before the first of them. */
  #shift: number | undefined;

  constructor(place: CursorContext) {
    this.#place = place;
    this.#unit = new IndentUnit(place);
  }

  /** A line has been placed. */
  get begun(): boolean {
    return this.#first !== undefined;
  }

  /** The certain lines: the first continues the cursor's line, each further one is whole. */
  line({ text, atCursor }: PlacedLine): readonly string[] {
    if (this.#first === undefined)
      return isBlank(text) && !atCursor ? this.#leadingBlank() : this.#begin(text, atCursor);
    if (isBlank(text)) {
      this.#afterBlank = true;
      return [''];
    }
    const line = this.#unit.of(text);
    this.#shift ??= this.#shiftOf(line, this.#first);
    return [shifted(line, this.#shift, this.#unit.fill)];
  }

  #leadingBlank(): readonly string[] {
    this.#blanks += 1;
    return [];
  }

  #begin(text: string, atCursor: boolean): readonly string[] {
    const { linePrefix } = this.#place;
    if (!isBlank(linePrefix)) return this.#beginInLine(text, atCursor);
    const line = this.#unit.of(text);
    const given = indentationWidth(line);
    if (linePrefix !== '') {
      const kept = this.#extraIndent(line);
      const begun = kept + line.trimStart();
      const width = statementWidth(linePrefix + begun, this.#place.above, this.#place.language);
      this.#first = { text: line, width, given };
      return [begun];
    }
    const add = given === 0 ? this.#lostIndent(line) : 0;
    this.#first = { text: line, width: given + add, given };
    if (add > 0) this.#shift = add;
    return [
      ...Array<string>(blanksAtEdge(this.#blanks, line, this.#place)).fill(''),
      shifted(line, add, this.#unit.fill),
    ];
  }

  #beginInLine(text: string, atCursor: boolean): readonly string[] {
    const { linePrefix, hole, free, above, language } = this.#place;
    const width = free ? indentationWidth(linePrefix) : statementWidth(linePrefix, above, language);
    const given = indentationWidth(text);
    // One space separates two words; more would be columns.
    const inline = /\S\s$/.test(linePrefix) && /^ \S/.test(text) && !free ? text.trimStart() : text;
    const newLine = !atCursor && (this.#blanks > 0 ? keepsBreak(text, this.#place) : this.#beginsOwnLine(text));
    if (!newLine) {
      const begins = free ? width : statementWidth(linePrefix + inline, above, language);
      this.#first = { text: linePrefix + inline, width: begins, given: atCursor ? width : given };
      return [inline];
    }
    const unit = Math.max(1, indentationWidth(hole.indentUnit));
    const wanted = width + (opensBlock(linePrefix, language) ? unit : 0);
    const line = this.#unit.of(text);
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
    const most = opensBlock(linePrefix, language) || LABEL.test(linePrefix) ? 1 : LEADING_BLANKS + 1;
    const blanks = Math.min(this.#blanks, most);
    return [...Array<string>(Math.max(1, blanks)).fill(''), shifted(line, add, this.#unit.fill)];
  }

  /** The answer deliberately begins deeper or less deep than the line above. */
  #leavesBlock(line: string): boolean {
    return (
      indentationWidth(line) > 0 ||
      (!opensBlock(this.#place.linePrefix, this.#place.language) && this.#blanks > 0 && startsDeclaration(line))
    );
  }

  /** After `if x:█` or `{█` the answer goes on the next line, with or without its own line break. */
  #beginsOwnLine(text: string): boolean {
    const { linePrefix, lineSuffix, free, language } = this.#place;
    const line = text.trimStart();
    if (free || !isBlank(lineSuffix)) return false;
    const written = linePrefix.trimEnd();
    const given = indentationWidth(text);
    const opens = opensBlock(written, language);
    if (beginsComment(line, language) && (!opens || (given <= 2 && !line.startsWith('/**')))) return false;
    if (given >= 2 && written === linePrefix) return opens || !this.#isColumn(linePrefix.length + given);
    if (language.family === 'data') return /\w:$/.test(linePrefix) && /^\s*(?:- |[\w"'-]+:(?:\s|$))/.test(text);
    if (language.family === 'indent')
      return (
        this.#place.brackets.open.at(-1)?.char !== '(' &&
        /^\s*(?:async\s+)?(?:if|for|while|def|class|with|try|except|else|elif|finally|match|case)\b.*:$/.test(written)
      );
    if (given === 1) return false;
    const strays = unmatchedClosers(readBrackets(line, language)).length;
    if (written.endsWith('{'))
      return (
        strays === 0 && !/^[,.)\]]/.test(line) && /[;{,:]$|^(?:return|if|for|const|let|var)\b|\)$/.test(line.trimEnd())
      );
    return /[;}]$/.test(linePrefix) && strays === 0 && !/^(?:else|catch|finally|while|[,.;)\]?:])/.test(line);
  }

  /** True if the lines around align something at this column. */
  #isColumn(column: number): boolean {
    const around = [...this.#place.above.slice(-2), ...this.#place.below.slice(0, 2)];
    return around.some(line => /\S {2,}$/.test(line.slice(0, column)) && !isBlank(line.charAt(column)));
  }

  /** Extra indentation for the first line, only if the cursor is less deep than expected. */
  #extraIndent(line: string): string {
    const { linePrefix, language, hole } = this.#place;
    const blanks = indentationOf(line);
    if (/^[}\])]/.test(line.trimStart())) return '';
    // Labels may align with their `switch`, and braces do, so the cursor's own indentation is right for them.
    if (blanks === linePrefix && (LABEL.test(line) || /^\s*\{/.test(line))) return '';
    const at = this.#place.above.findLastIndex(text => !isBlank(text));
    const above = this.#place.above[at];
    const beyond = blanks.startsWith(linePrefix) ? blanks.slice(linePrefix.length) : '';
    if (language.family === 'prose' || above === undefined) return beyond;
    const width = statementWidth(above, this.#place.above.slice(0, at), language);
    if (!opensBlock(above, language) || width < indentationWidth(linePrefix)) return '';
    const unit = Math.max(1, indentationWidth(hole.indentUnit));
    const missing = width + unit - indentationWidth(linePrefix);
    if (language.family === 'indent' || indentationWidth(blanks) === missing)
      return shifted('.', missing, this.#unit.fill).slice(0, -1);
    return beyond;
  }

  /** Columns that the model left out at a line's very start, if the surrounding text leaves no doubt. */
  #lostIndent(line: string): number {
    const { language, brackets } = this.#place;
    const above = lineAbove(this.#place);
    const wanted = expectedIndent(this.#place);
    if (above === undefined || wanted === 0 || this.#place.free || STANDS_LEFT.test(line)) return 0;
    if (this.#place.hole.languageId !== 'csharp' && NAMESPACE.test(brackets.open.at(-1)?.header ?? '')) return 0;
    if (opensBlock(above, language) && (language.family === 'indent' || brackets.open.length > 0)) return wanted;
    if (startsDeclaration(line)) return 0;
    if (language.family === 'indent') {
      const below = lineBelow(this.#place);
      const inside = below !== undefined && indentationWidth(below) > 0;
      return inside || /("""|''')\s*$/.test(above) ? wanted : 0;
    }
    if (language.family !== 'braces' || this.#isAtEdge) return 0;
    return brackets.open.some(open => open.indent < wanted) ? wanted : 0;
  }

  /** True if the content of the innermost block begins at the left edge, as in a namespace or a Go `switch`. */
  get #isAtEdge(): boolean {
    const { above, brackets } = this.#place;
    const header = brackets.open.at(-1)?.header;
    const last = above.findLast(line => /^[A-Za-z_~@<]/.test(line) && !/^\w+:(?!:)/.test(line));
    return header !== undefined && last !== undefined && header !== '' && !last.startsWith(header);
  }

  /** Computes the shift of the further lines: written from the left edge, like the first one, or from its own column. */
  #shiftOf(line: string, first: FirstLine): number {
    const { language, brackets, linePrefix, hole } = this.#place;
    const width = indentationWidth(line);
    if (first.given > 0 || first.width === 0 || language.family === 'prose') return 0;
    // With mixed tabs and spaces a tab is wider than counted here.
    if (line.startsWith('\t') && /^ +/.test(linePrefix)) return 0;
    if (width < first.width && this.#place.below.find(below => !isBlank(below)) === line) return 0;
    if (brackets.mode.kind !== 'code') return width === 0 ? first.width : 0;
    // If a step deeper than the first line is equally likely, takes that.
    const unit = Math.max(1, indentationWidth(hole.indentUnit));
    const deeper = width - first.width;
    const isStep = deeper > 0 && deeper <= MOST_STEPS * unit && deeper % unit === 0;
    if (width > 0 && !isStep && width === openColumn(first.text, language)) return first.width;
    if (width > first.width) return 0;
    if (opensText(first.text, language)) return width < first.width ? first.width : 0;
    // A brace on its own line aligns with its header.
    if (width === first.width && /^\s*\{/.test(line)) return 0;
    const goesOn = continuationOf(first.text, language);
    if (goesOn !== undefined && !/^#/.test(line) && width < first.width + (goesOn === 'deeper' ? 1 : 0))
      return first.width;
    const closes = /^\s*(?:[}\])]|(?:end|fi|done|esac)\b)/.test(line);
    if (opensBlock(first.text, language) || LABEL.test(first.text)) {
      const label = LABEL.test(line);
      return (closes && width > 0) || (label && width === first.width) ? 0 : first.width;
    }
    // A continuation is deeper than its beginning, an item's keys deeper than its dash.
    const isSelector = /^(?:css|scss|less)$/.test(hole.languageId);
    // Aligned with the beginning, and deeper than one step from the left edge.
    if (isContinuation(line) && width === first.width && width > unit) return 0;
    if (isContinuation(line) && language.family !== 'data' && !isSelector)
      return isContinuation(first.text) && width > 0 ? 0 : first.width;
    if (language.family === 'data')
      return /^\s*- /.test(first.text) && width === 2 ? first.width : width > 0 || this.#afterBlank ? 0 : first.width;
    if (width > 0 || closes) return 0;
    if (language.family === 'indent' && (INNER.test(line) || (IMPORT.test(line) && IMPORT.test(first.text))))
      return first.width;
    const isBlock = (char: string) => language.wordBlocks || (language.family !== 'indent' && char === '{');
    if (brackets.open.some(({ char, indent }) => isBlock(char) && indent < first.width)) return first.width;
    return startsDeclaration(line) || this.#afterBlank ? 0 : first.width;
  }
}

/** A label of a `switch`, at the column of the `switch` or one step deeper. */
const LABEL = /^\s*(?:(?:case\b.*|default\s*):(?:$|\s)|[A-Za-z_]\w*:$)/;

/** The most steps that a continuation is indented, unless it is aligned with a bracket. */
const MOST_STEPS = 2;

/** Its content mostly begins at the left edge. */
const NAMESPACE = /^(?:inline\s+)?namespace\b|^extern "C"/;

/** Less deep than the line above, or always at the left edge. */
const STANDS_LEFT =
  /^(?:[}\])]|<\/|(?:except|elif|else|finally|end|fi|done|esac|case|default)\b|[A-Z_]+$|#\w|[a-z_]\w*:$)/;

/** Python that is only valid in a function or class. */
const INNER = /^(?:(?:return|yield|break|continue)\b|super\(|self\.|cls\.)/;
const IMPORT = /^\s*(?:import|from)\b/;

function shifted(line: string, columns: number, fill: ' ' | '\t'): string {
  if (columns === 0 || isBlank(line)) return line;
  return (fill === '\t' ? '\t'.repeat(Math.round(columns / 4)) : ' '.repeat(columns)) + line;
}
