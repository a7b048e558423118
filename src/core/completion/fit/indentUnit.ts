import type { CursorContext } from '../../document/cursorContext.ts';
import { withoutBlockComments } from '../../text/indentation.ts';
import { indentationOf, indentationWidth, isBlank } from '../../text/lines.ts';

/** Lines on both sides of the cursor that determine the local indentation: a file may mix tabs and spaces. */
const NEAR_LINES = 6;

/** `all: build`, not `CC := gcc`. */
const TARGET = /^[^\s#][^:]*:(?!=)/;

/** Tabs if the lines around the cursor have only tabs, spaces if they have only spaces. */
export class IndentUnit {
  /** One step of indentation here. */
  readonly step: string;
  /** Fills added columns: the cursor's own indentation character in files that mix both. */
  readonly fill: ' ' | '\t';
  readonly #isMakefile: boolean;
  readonly #isFixed: boolean;
  /** The commands of a makefile's target, which begin with a tab. */
  #isRecipe: boolean;
  /** The answer uses tabs instead of spaces or the reverse, judged by its first indented line. */
  #isOther: boolean | undefined;

  constructor(place: CursorContext) {
    const { hole, language } = place;
    const lines = indentedLines(place);
    const isTabs = lines.length > 0 ? lines.every(line => line.startsWith('\t')) : hole.indentUnit === '\t';
    const isMixed = !isTabs && lines.some(line => /^ *\t/.test(line));
    this.step = isMixed ? hole.indentUnit : isTabs ? '\t' : spacesOf(hole.indentUnit, lines);
    const own = indentationOf(place.linePrefix) || indentationOf(place.above.findLast(line => !isBlank(line)) ?? '');
    this.#isMakefile = hole.languageId === 'makefile';
    this.fill = this.#isMakefile || (own || this.step).startsWith('\t') ? '\t' : ' ';
    // In a makefile tabs are significant.
    this.#isRecipe = this.#isMakefile && (own.startsWith('\t') || TARGET.test(place.above.at(-1) ?? ''));
    this.#isFixed = isMixed || language.family === 'prose' || this.#isMakefile;
  }

  /** Begins a makefile's target, which is never indented. */
  isTarget(line: string): boolean {
    return this.#isMakefile && TARGET.test(line);
  }

  /** The answer's line, indented like its surroundings. */
  of(line: string): string {
    const blanks = indentationOf(line);
    this.#isRecipe ||= this.#isMakefile && TARGET.test(line);
    // One space before a comment's mark is no step.
    if (this.#isRecipe && /^ {2,}/.test(blanks)) return `\t${line.slice(blanks.length)}`;
    if (this.#isFixed || blanks === '' || blanks === ' ') return line;
    // An answer that indents like the document may still mix both, in a table for example.
    this.#isOther ??= blanks.startsWith('\t') !== (this.step === '\t');
    if (!this.#isOther) return line;
    const rest = line.slice(blanks.length);
    if (this.step !== '\t') return blanks.replaceAll('\t', this.step) + rest;
    return /^(?: {4})+ ?$/.test(blanks) ? blanks.replace(/ {4}/g, '\t') + rest : line;
  }
}

function indentedLines(place: CursorContext): string[] {
  const { above, below } = linesAround(place);
  const isIndented = (line: string) => /^(?: {2,}|\t)/.test(line) && !isBlank(line);
  const near = [...above.slice(-NEAR_LINES), `${place.linePrefix}.`, ...below.slice(0, NEAR_LINES)].filter(isIndented);
  if (near.length > 0) return near;
  const all = place.brackets.mode.kind === 'code' ? [...above, ...below] : [...place.above, ...place.below];
  return all.filter(isIndented);
}

/** In a comment its own lines, otherwise lines of code. */
function linesAround({
  above,
  below,
  brackets: { mode },
  language,
}: CursorContext): Pick<CursorContext, 'above' | 'below'> {
  if (mode.kind === 'code') return { above: withoutBlockComments(above), below: withoutBlockComments(below) };
  if (mode.kind !== 'comment' || mode.until === '\n') return { above, below };
  const start = above.findLastIndex(line => line.includes(language.blockComment?.[0] ?? '/*'));
  const end = below.findIndex(line => line.includes(mode.until));
  return { above: above.slice(start + 1), below: end < 0 ? below : below.slice(0, end) };
}

/** The document's own step, or if that is a tab, the smallest one nearby. */
function spacesOf(unit: string, lines: readonly string[]): string {
  return unit === '\t' && lines.length > 0 ? ' '.repeat(Math.min(...lines.map(indentationWidth))) : unit;
}
