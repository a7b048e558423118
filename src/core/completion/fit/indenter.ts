import type { CursorContext } from '../../document/cursorContext.ts';
import { expectedIndent, lineAbove, lineBelow } from '../../document/cursorContext.ts';
import {
  beginsCloser,
  hasCondition,
  isContinuer,
  isDirective,
  isLabel,
  isPartner,
  onlyCloses,
  opensBlock,
} from '../../syntax/blockLines.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import { continuationOf, statementWidth } from '../../syntax/continuation.ts';
import { beginsDeclaration } from '../../syntax/declarations.ts';
import { beginsComment } from '../../syntax/language.ts';
import { indentationWidth, isBlank } from '../../text/lines.ts';
import { IndentUnit } from './indentUnit.ts';
import { type FirstLine, isStepKnown, type Shift, ShiftChooser, stepAt } from './shift.ts';

/** Gives the answer's lines their indentation. The first line goes on at the cursor or begins a line of its own. */
export class Indenter {
  readonly #place: CursorContext;
  readonly #unit: IndentUnit;
  readonly #step: number;
  readonly #shifts: ShiftChooser;
  #first: FirstLine | undefined;
  #shift: Shift | undefined;
  #isShifted = false;
  /** Lines so far, the first with the text before it. */
  readonly #placed: string[] = [];
  #isAfterBlank = false;

  constructor(place: CursorContext) {
    this.#place = place;
    this.#unit = new IndentUnit(place);
    this.#step = stepAt(place);
    this.#shifts = new ShiftChooser(place, this.#unit, this.#step);
  }

  /** True if the first line's indentation depends on the second line. */
  awaitsSecond(text: string): boolean {
    const { linePrefix, language, brackets } = this.#place;
    if (this.#place.free || indentationWidth(text) > 0) return false;
    const isHeader = this.#isHeader(text) || (language.family === 'indent' && text.startsWith('@'));
    if (isHeader && (linePrefix === '' || !isBlank(linePrefix))) return true;
    if (linePrefix !== '') return false;
    const above = lineAbove(this.#place);
    const wanted = expectedIndent(this.#place);
    if (above === undefined || wanted === 0) return false;
    if (opensBlock(above, language)) return false;
    return language.family === 'indent' || !brackets.open.some(({ char, indent }) => char === '{' && indent < wanted);
  }

  /** Begins a branch of a block that is less deep than the cursor: `return 1⏎    █` + `else:`. */
  beginLessDeep(line: string): string | undefined {
    const { language, linePrefix, brackets } = this.#place;
    const isInBlock = language.family === 'indent' && !language.wordBlocks && brackets.open.length === 0;
    if (!isInBlock || linePrefix === '' || !isContinuer(line, language)) return undefined;
    const text = this.#unit.of(line);
    const width = this.#widthOfPartner(text.trimStart());
    if (width === undefined || width >= indentationWidth(linePrefix)) return undefined;
    this.#first = { text, width, given: indentationWidth(text) };
    return this.#blanks(width) + text.trimStart();
  }

  /** Blanks that a line of its own begins with. */
  indentationFor(text: string, second: string | undefined): string {
    return this.#blanks(this.#ownWidth(text, this.#widthBehindCursorLine(text), second));
  }

  /** Continues the cursor's line. */
  beginInLine(text: string, given: number): string {
    const { linePrefix, above, language, free } = this.#place;
    const whole = linePrefix + text;
    const width = free ? indentationWidth(whole) : statementWidth(whole, above, language);
    this.#first = { text: whole, width, given };
    return text;
  }

  /** Begins a line of its own below the cursor's. */
  beginBroken(text: string, second: string | undefined): string {
    const line = this.#unit.of(text);
    const given = indentationWidth(line);
    const behind = this.#widthBehindCursorLine(line);
    if (this.#isAtEdge(line)) {
      this.#first = { text: '', width: behind, given };
      return line;
    }
    const width = this.#ownWidth(line, behind, second);
    this.#first = { text: line, width, given };
    return width === given ? line : this.#blanks(width) + line.trimStart();
  }

  /** Begins at a cursor before which the line has only blanks. `second` is the next line that isn't blank, if known. */
  beginLine(text: string, second: string | undefined): string {
    const { linePrefix, above, language } = this.#place;
    const line = this.#unit.of(text);
    const given = indentationWidth(line);
    const typed = indentationWidth(linePrefix);
    const width =
      linePrefix === '' ? this.#widthAtEdge(line, second) : Math.max(typed, this.#widthFromTyped(line, typed));
    const begun = linePrefix === '' && width === given ? line : this.#blanks(width - typed) + line.trimStart();
    const column = width === typed ? statementWidth(linePrefix + begun, above, language) : width;
    this.#first = { text: line, width: column, given };
    return begun;
  }

  further(text: string): string {
    if (isBlank(text)) {
      this.#isAfterBlank = true;
      return '';
    }
    const first = this.#first;
    const line = this.#unit.of(text);
    if (first === undefined || this.#isAtEdge(line)) return line;
    if (!this.#isShifted) {
      this.#isShifted = true;
      this.#shift = this.#shifts.shiftFor(line, first, this.#isAfterBlank);
    }
    const { orElse, origin = 0, step = 1 } = this.#shift ?? {};
    if (orElse !== undefined && (indentationWidth(line) - origin) % step !== 0) this.#shift = orElse;
    const closed =
      this.#shift === undefined || this.#shift.base === this.#shift.origin
        ? this.#closedIndent(line, first)
        : undefined;
    const placed = closed === undefined ? this.#shifted(line, this.#shift) : this.#blanks(closed) + line;
    this.#placed.push(placed);
    return placed;
  }

  /** A closing bracket at the left edge, in an answer that left its indentation out, aligns with the line that it closes. */
  #closedIndent(line: string, first: FirstLine): number | undefined {
    const { brackets, language, linePrefix } = this.#place;
    if (first.given > 0 || first.width === 0 || !/^[}\])]/.test(line) || brackets.mode.kind !== 'code')
      return undefined;
    const begun = isBlank(linePrefix)
      ? this.#blanks(first.width) + first.text.trimStart()
      : first.text.slice(linePrefix.length);
    const text = [begun, ...this.#placed].join('\n');
    return readBrackets(`${text}\n`, language, { ...brackets, closings: [], errors: 0 }).open.at(-1)?.indent;
  }

  #shifted(line: string, shift: Shift | undefined): string {
    if (shift === undefined || (shift.base === shift.origin && shift.step === undefined)) return line;
    const width = indentationWidth(line) - shift.origin;
    const step = shift.step;
    const steps = step === undefined ? 0 : Math.trunc(width / step);
    const columns = step === undefined ? width : steps * this.#step + (width - steps * step);
    return this.#blanks(Math.max(0, shift.base + columns)) + line.trimStart();
  }

  /** A preprocessor's line, in a document that has them at the left edge. */
  #isAtEdge(line: string): boolean {
    const { above, below, language } = this.#place;
    const isIndented = (text: string) => /^\s/.test(text) && isDirective(text.trimStart(), language);
    return isDirective(line, language) && ![...above, ...below].some(isIndented);
  }

  #blanks(columns: number): string {
    if (columns <= 0) return '';
    return this.#unit.fill === '\t'
      ? '\t'.repeat(Math.floor(columns / 4)) + ' '.repeat(columns % 4)
      : ' '.repeat(columns);
  }

  #widthBehindCursorLine(line: string): number {
    const { linePrefix, above, language, free } = this.#place;
    if (free) return indentationWidth(linePrefix);
    const width = statementWidth(linePrefix, above, language);
    return width + (opensBlock(linePrefix, language) && !beginsCloser(line, language) ? this.#step : 0);
  }

  /** What the model gave, unless it left the indentation out. */
  #ownWidth(line: string, wanted: number, second: string | undefined): number {
    const given = indentationWidth(line);
    const bySecond = given === 0 ? this.#widthBySecond(line, second) : undefined;
    if (bySecond !== undefined) return bySecond;
    if (given > 0 || this.#place.hole.languageId === 'markdown') return given;
    const { brackets, linePrefix, language, free } = this.#place;
    if (free || !beginsCloser(line, language) || opensBlock(linePrefix, language)) return wanted;
    const opener = /^[}\])]/.test(line.trim()) ? brackets.open.at(-1) : undefined;
    return opener?.indent ?? Math.max(0, wanted - this.#step);
  }

  /** A block's first line has its indentation, and its header is one step less deep. */
  #widthBySecond(line: string, second: string | undefined): number | undefined {
    const { language, above } = this.#place;
    const isDecorator = language.family === 'indent' && line.startsWith('@');
    if (second === undefined || !(isDecorator || this.#isHeader(line))) return undefined;
    const width = indentationWidth(this.#unit.of(second)) - (isDecorator ? 0 : this.#step);
    const isLevel = above.some(text => !isBlank(text) && indentationWidth(text) === width);
    return width > 0 && isLevel ? width : undefined;
  }

  /** Opens a block that only its indentation shows, in an unknown language too. */
  #isHeader(line: string): boolean {
    const { language } = this.#place;
    return opensBlock(line, language) && (language.family === 'indent' || line.trimEnd().endsWith(':'));
  }

  /** The cursor is less deep than its block, because the indentation is typed in part. */
  #widthFromTyped(line: string, typed: number): number {
    const { language, hole } = this.#place;
    const above = lineAbove(this.#place);
    const blanks = indentationWidth(line);
    if (
      above === undefined ||
      beginsCloser(line, language) ||
      isLabel(line, language) ||
      /^\s*\{/.test(line) ||
      this.#place.free
    )
      return this.#place.free ? typed + Math.max(0, blanks - typed) : typed;
    const at = this.#place.above.lastIndexOf(above);
    const wanted =
      statementWidth(above, this.#place.above.slice(0, at), language) + (opensBlock(above, language) ? this.#step : 0);
    if (wanted <= typed) return typed;
    const isPart = hole.indentUnit !== '\t' && typed % (isStepKnown(this.#place) ? this.#step : 2) !== 0;
    const isGiven = blanks === wanted || blanks === wanted - typed;
    // The model has written the rest of the indentation.
    const isLevel = this.#place.above.some(text => !isBlank(text) && indentationWidth(text) === typed + blanks);
    if (isPart && blanks > 0 && isLevel) return typed + blanks;
    if (opensBlock(above, language)) return language.family === 'indent' || isGiven || isPart ? wanted : typed;
    return isPart ? wanted : typed;
  }

  /** At a line's very start. */
  #widthAtEdge(line: string, second: string | undefined): number {
    const given = indentationWidth(line);
    if (given > 0) return given;
    if (this.#unit.isTarget(line)) return 0;
    const { language, brackets, hole, free } = this.#place;
    const above = lineAbove(this.#place);
    const wanted = expectedIndent(this.#place);
    const bySecond = this.#widthBySecond(line, second);
    if (bySecond !== undefined) return bySecond;
    if (above === undefined || wanted === 0 || free) return 0;
    if (language.family === 'indent' && isContinuer(line, language)) return this.#widthOfPartner(line) ?? 0;
    const beginsBracket = /^[}\])]/.test(line);
    if (language.family === 'braces' && !beginsBracket && isContinuer(line, language) && onlyCloses(above, language))
      return indentationWidth(above);
    if (!beginsBracket && [beginsCloser, isContinuer, isLabel].some(isEdge => isEdge(line, language))) return 0;
    if (HEREDOC_END.test(line) || this.#isAtEdge(line)) return 0;
    const next = second === undefined ? undefined : indentationWidth(this.#unit.of(second));
    if (language.family === 'indent') {
      const code = this.#place.above.findLast(text => !isBlank(text) && !beginsComment(text, language)) ?? '';
      if (opensBlock(code, language)) return wanted;
      const deeper = opensBlock(line, language) || continuationOf(line, language) === 'deeper' ? this.#step : 0;
      if (
        next !== undefined &&
        next > 0 &&
        next === wanted + deeper &&
        second !== undefined &&
        !onlyCloses(second, language)
      )
        return wanted;
      if (beginsDeclaration(line, language)) return 0;
      const below = lineBelow(this.#place);
      return (below !== undefined && indentationWidth(below) > 0) || /("""|''')\s*$/.test(above) ? wanted : 0;
    }
    if (language.family === 'data') return next === wanted + (opensBlock(line, language) ? this.#step : 0) ? wanted : 0;
    if (language.family !== 'braces') return 0;
    if (hole.languageId !== 'csharp' && NAMESPACE.test(brackets.open.at(-1)?.header ?? '')) return 0;
    const isInside = brackets.open.some(({ indent }) => indent < wanted);
    if (opensBlock(above, language) && brackets.open.length > 0) return wanted;
    if (isInside) return Math.max(0, wanted - (beginsCloser(line, language) ? this.#step : 0));
    // A loop without a bracket around it, as in Lua: rarely at the top level.
    return next === wanted && (!opensBlock(line, language) || hasCondition(line, language)) ? wanted : 0;
  }

  /** The `if` or `try` whose block `else` or `except` goes on with. */
  #widthOfPartner(line: string): number | undefined {
    const { above, language } = this.#place;
    let least = Number.POSITIVE_INFINITY;
    for (const text of above.toReversed()) {
      const width = indentationWidth(text);
      if (isBlank(text) || beginsComment(text, language) || width >= least) continue;
      least = width;
      if (isPartner(text, line, language)) return width;
    }
    return undefined;
  }
}

const HEREDOC_END = /^[A-Z_]+$/;
const NAMESPACE = /^(?:inline\s+)?namespace\b|^extern "C"/;
