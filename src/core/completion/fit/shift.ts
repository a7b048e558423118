import type { CursorContext } from '../../document/cursorContext.ts';
import { lineAbove } from '../../document/cursorContext.ts';
import { beginsCloser, isLabel, onlyCloses, opensBlock } from '../../syntax/blockLines.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import { continuationOf, isContinuation, openColumn, opensText } from '../../syntax/continuation.ts';
import { beginsDeclaration } from '../../syntax/declarations.ts';
import { indentationWidth, isBlank } from '../../text/lines.ts';
import type { IndentUnit } from './indentUnit.ts';

export interface FirstLine {
  readonly text: string;
  /** Columns in the document, and in the answer. */
  readonly width: number;
  readonly given: number;
}

/** Columns of the answer and what they become. */
export interface Shift {
  /** Columns of the answer from which steps are counted. */
  readonly origin: number;
  /** Where those are in the document. */
  readonly base: number;
  /** One step of the answer, in columns; undefined where its steps are the document's. */
  readonly step?: number;
  /** For an answer with a line between two of those steps. */
  readonly orElse?: Shift;
}

/** Chooses how an answer's further lines are shifted, by where the first of them would be in the document. */
export class ShiftChooser {
  readonly #place: CursorContext;
  readonly #unit: IndentUnit;
  readonly #step: number;

  constructor(place: CursorContext, unit: IndentUnit, step: number) {
    this.#place = place;
    this.#unit = unit;
    this.#step = step;
  }

  /** `isAfterBlank`: a blank line comes before. */
  shiftFor(line: string, first: FirstLine, isAfterBlank: boolean): Shift | undefined {
    const { language, brackets, linePrefix, below, free } = this.#place;
    const width = indentationWidth(line);
    if (language.family === 'prose' || (line.startsWith('\t') && /^ +/.test(linePrefix))) return undefined;
    // The model knows the indentation of the place: its steps are meant. Steps at the left edge may be those of any file.
    if (first.given === first.width)
      return first.width > 0 || free || !hasBlocks(this.#place, this.#step) ? undefined : this.#stepShift(line, first);
    if (free) return width === 0 ? { origin: 0, base: first.width } : undefined;
    if (below.find(text => !isBlank(text)) === line && width < first.width) return undefined;
    if (opensText(first.text, language))
      return width < first.width ? { origin: first.given, base: first.width } : undefined;
    const targets = this.#targets(line, first);
    const candidates: readonly Shift[] = [
      { origin: 0, base: 0 },
      { origin: first.given, base: first.width },
    ];
    // A declaration of its own, behind the block.
    const isInBlock =
      language.family === 'braces' && brackets.open.length > (beginsCloser(first.text, language) ? 1 : 0);
    if (width === 0 && !isInBlock && beginsDeclaration(line, language) && (isAfterBlank || !isBlank(linePrefix)))
      return undefined;
    const price = (shift: Shift) => this.#priceAt(shift.base + width - shift.origin, targets);
    const best = candidates.reduce((a, b) => (price(b) < price(a) ? b : a));
    if (price(best) === 0) return best;
    const stepped = this.#stepShift(line, first);
    if (stepped !== undefined && isBlank(linePrefix)) return stepped;
    if (price(best) <= GOOD) return best;
    const [target] = targets.exact;
    const isAtEdge = width === 0 && language.family !== 'data';
    if (target === undefined || price(best) < BAD || isAtEdge) return best;
    const step = width / (target / this.#step);
    const isOther = STEPS.includes(step) && step !== this.#step;
    return { origin: width, base: target, ...(isOther && isStepKnown(this.#place) ? { step } : {}) };
  }

  /** Where the line should be: exactly, and the range in which it may be. */
  #targets(line: string, first: FirstLine): Targets {
    const { language } = this.#place;
    const base = first.width;
    const step = this.#step;
    if (language.family === 'data') {
      if (/^\s*- /.test(first.text)) return { exact: [base + 2], least: base, most: base + 2 };
      const isKey = opensBlock(first.text, language);
      const list = /^\s*- /.test(line) && !isKey ? itemColumn(this.#place, base) : undefined;
      if (list !== undefined) return { exact: [list], least: list, most: list };
      if (isKey && /^\s*- /.test(line) && hasFlatLists(this.#place)) return { exact: [base], least: base, most: base };
      return {
        exact: isKey ? [base + step, base + 2] : [base],
        least: isKey ? base : 0,
        most: isKey ? base + step : base,
      };
    }
    const isFirstLabel = isLabel(first.text, language);
    const opens = isFirstLabel || OPENING_TAG.test(first.text) || opensBlock(first.text, language);
    if (beginsCloser(line, language)) return { exact: opens ? [base] : [], least: 0, most: opens ? base : base - 1 };
    if (opens && isLabel(line, language))
      return { exact: isFirstLabel ? [base] : [base, base + step], least: base, most: base + step };
    if (opens) return { exact: [base + step], least: base + 1, most: Number.POSITIVE_INFINITY };
    if (/^\s*\{/.test(line)) return { exact: [base], least: base, most: base };
    const column = openColumn(first.text, language);
    const goesOn = continuationOf(first.text, language);
    // In a language with brackets no line is less deep than the one before, unless it closes something.
    const least =
      language.family === 'braces' &&
      language.closers.length === 0 &&
      !isLabel(line, language) &&
      !onlyCloses(first.text, language)
        ? base
        : 0;
    if (goesOn === undefined && !isContinuation(line)) return { exact: [base], least, most: base };
    const exact = [
      base + step,
      ...(column === undefined ? [] : [base + column]),
      ...(goesOn === 'deeper' ? [] : [base]),
    ];
    return { exact, least: base + (goesOn === 'deeper' ? 1 : 0), most: Number.POSITIVE_INFINITY };
  }

  #priceAt(column: number, { exact, least, most }: Targets): number {
    if (column < 0) return 2 * BAD;
    if (exact.includes(column)) return 0;
    if (column < least) return BAD;
    if (column > most) return BAD;
    return this.#unit.fill === '\t' && column % 4 !== 0 ? BAD - 1 : GOOD;
  }

  /** The answer's lines have steps of their own: 4 columns in a file that has 2. */
  #stepShift(line: string, first: FirstLine): Shift | undefined {
    const { language } = this.#place;
    const opened = readBrackets(first.text, language).open.at(-1)?.char ?? '{';
    const isDeeper =
      opensBlock(first.text, language) ||
      OPENING_TAG.test(first.text) ||
      continuationOf(first.text, language) === 'deeper';
    if (!isDeeper || /^[([]$/.test(opened) || beginsCloser(line, language) || !isStepKnown(this.#place))
      return undefined;
    const width = indentationWidth(line);
    const level = first.width / this.#step;
    if (this.#unit.fill === '\t') return tabShift(width, first);
    for (const step of STEPS) {
      if (step === this.#step || !Number.isInteger(level)) continue;
      // Only the first line lacks its indentation.
      if (width - first.width === step) {
        // Or all further lines are one step too deep.
        const orElse = { origin: width, base: first.width + this.#step };
        return { origin: first.width, base: first.width, step, orElse };
      }
      if (width === step * (level + 1)) return { origin: 0, base: 0, step };
      if (width - first.given === step) return { origin: first.given, base: first.width, step };
    }
    return undefined;
  }
}

/** A tab that the answer writes as eight blanks, or as a number of blanks that isn't a tab here. */
function tabShift(width: number, { given, width: base }: FirstLine): Shift | undefined {
  if (width % 4 !== 0) return { origin: given, base, step: width - given };
  return width === 2 * (base + 4) && given !== base ? { origin: 0, base: 0, step: 8 } : undefined;
}

/** Columns of one step: the editor's unit, unless a line of the document has less. */
export function stepAt(place: CursorContext): number {
  const { hole, above, below, linePrefix, language } = place;
  const opener = lineAbove(place);
  if (
    opener !== undefined &&
    isBlank(linePrefix) &&
    !isStepKnown(place) &&
    (opensBlock(opener, language) || OPENING_TAG.test(opener))
  ) {
    // The editor has indented the line of the cursor.
    const step = indentationWidth(linePrefix) - indentationWidth(opener);
    if (STEPS.includes(step) && !/[([]$/.test(opener)) return step;
  }
  const unit = Math.max(1, indentationWidth(hole.indentUnit));
  const widths = [...above, `${linePrefix}.`, ...below].filter(line => !isBlank(line)).map(indentationWidth);
  const least = Math.min(...widths.filter(width => width > 1));
  return STEPS.includes(least) && unit > Math.max(4, least) ? least : unit;
}

/** The column of the list item that the cursor's lines are in. */
function itemColumn({ above }: CursorContext, width: number): number | undefined {
  const item = above.findLast(line => !isBlank(line) && indentationWidth(line) < width) ?? '';
  return /^\s*- /.test(item) ? indentationWidth(item) : undefined;
}

/** Items have the column of their list's name: `ports:⏎- 80`. */
function hasFlatLists({ above, below }: CursorContext): boolean {
  const lines = [...above, ...below];
  return lines.some((line, at) => {
    const name = lines[at - 1] ?? '';
    return /^\s*- /.test(line) && /:\s*$/.test(name) && indentationWidth(name) === indentationWidth(line);
  });
}

/** Lines of the document are indented, other than by the blank before the star of a comment: ` * @returns`. */
export function isStepKnown({ above, below }: CursorContext): boolean {
  return [...above, ...below].some(line => indentationWidth(line) > 1 && !isBlank(line));
}

/** Blocks of the document have this step. */
function hasBlocks({ above, below, language }: CursorContext, step: number): boolean {
  return [above, below].some(lines =>
    lines.some((line, at) => {
      const header = lines[at - 1] ?? '';
      const isStep = indentationWidth(line) === indentationWidth(header) + step && !isBlank(line);
      return isStep && opensBlock(header, language) && !/[([]$/.test(header);
    }),
  );
}

/** A tag that is closed on a further line. */
const OPENING_TAG = /^\s*<[\w.-]+(?:\s[^<>]*)?(?<!\/)>$/;

interface Targets {
  readonly exact: readonly number[];
  readonly least: number;
  readonly most: number;
}

const GOOD = 1;
const BAD = 5;
const STEPS = [2, 4, 8, 3];
