/**
 * The place that a completion fills: the text on both sides of the cursor, each cut to a budget at a line border.
 * Both texts have LF line ends whatever the document has; `eol` says what the document has.
 */
export interface Hole {
  readonly languageId: string;
  /** From some line's start up to the cursor. */
  readonly prefix: string;
  /** From the cursor up to some line's end. */
  readonly suffix: string;
  readonly eol: '\n' | '\r\n';
  /** One step of indentation in this document: a tab, or so many spaces. */
  readonly indentUnit: string;
}

/** A document as lines without their line ends; read line by line, so that a long document costs no more than a short one. */
export interface LineSource {
  readonly lineCount: number;
  line(index: number): string;
}

/** A place in a document, both counted from 0, `character` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** How much text a hole takes, in characters, before it is rounded to steps of lines. */
export interface HoleBudget {
  readonly prefixChars: number;
  readonly suffixChars: number;
}

/**
 * What an answer is fitted into: brackets are balanced and repetitions found over it. Harm on foreign code: 1.29 % with
 * the prompt's window, 0.89 % with this one; twice as much brings another 0.1 %. It is sent to nobody.
 */
export const AROUND_BUDGET: HoleBudget = { prefixChars: 12_000, suffixChars: 8_000 };

/** The prefix near the cursor carries almost everything; both are rounded up to steps of lines (see takeHole). */
export const HOLE_BUDGET: HoleBudget = { prefixChars: 1_600, suffixChars: 500 };

/**
 * The window starts and ends at multiples of this many lines, so that it moves once in a while and not at every key:
 * providers bill the part of a prompt that is the same as before at a tenth.
 */
const WINDOW_STEP_LINES = 16;

/**
 * Where every line is a paragraph, rounding up to a step of lines took 30,000 characters for a budget of 1,600: from so
 * many above the budget on, the window ends at any line. Steps of ordinary code have a quarter of that.
 */
const MOST_ROUNDED_CHARS = 4_000;

/** A line longer than this is generated or minified: it is no help to the model and fills the budget alone. */
export const LONG_LINE_CHARS = 10_000;

export interface HoleRequest {
  readonly lines: LineSource;
  readonly position: Position;
  readonly budget: HoleBudget;
  readonly languageId: string;
  readonly eol: '\n' | '\r\n';
  readonly indentUnit: string;
}

/** Takes the hole at `position`. Reads the lines of the window and no others. */
export function takeHole({ lines, position, budget, languageId, eol, indentUnit }: HoleRequest): Hole {
  const cursorLine = lines.line(position.line);
  const before = linesUp(lines, position.line, budget.prefixChars);
  const after = linesDown(lines, position.line, budget.suffixChars);
  before.push(cursorLine.slice(0, position.character));
  after.unshift(cursorLine.slice(position.character));
  return { languageId, prefix: before.join('\n'), suffix: after.join('\n'), eol, indentUnit };
}

function linesUp(lines: LineSource, from: number, budgetChars: number): string[] {
  const taken: string[] = [];
  let chars = 0;
  for (let index = from - 1; index >= 0; index--) {
    const text = lines.line(index);
    const atStep = (index + 1) % WINDOW_STEP_LINES === 0;
    const full = isFull({ chars, budgetChars, atStep, next: text.length });
    if (full || text.length > LONG_LINE_CHARS) break;
    taken.push(text);
    chars += text.length + 1;
  }
  return taken.reverse();
}

function linesDown(lines: LineSource, from: number, budgetChars: number): string[] {
  const taken: string[] = [];
  let chars = 0;
  for (let index = from + 1; index < lines.lineCount; index++) {
    const text = lines.line(index);
    // Counted from the document's end: lines that come in at the cursor do not move it.
    const atStep = (lines.lineCount - index) % WINDOW_STEP_LINES === 0;
    const full = isFull({ chars, budgetChars, atStep, next: text.length });
    if (full || text.length > LONG_LINE_CHARS) break;
    taken.push(text);
    chars += text.length + 1;
  }
  return taken;
}

interface Filling {
  readonly chars: number;
  readonly budgetChars: number;
  readonly atStep: boolean;
  /** Characters of the line that comes next. */
  readonly next: number;
}

function isFull({ chars, budgetChars, atStep, next }: Filling): boolean {
  return (chars >= budgetChars && atStep) || chars + next > budgetChars + MOST_ROUNDED_CHARS;
}

/** The cursor's line up to the cursor. */
export function linePrefix(hole: Hole): string {
  return hole.prefix.slice(hole.prefix.lastIndexOf('\n') + 1);
}

/** The cursor's line from the cursor on, without its line end. */
export function lineSuffix(hole: Hole): string {
  const end = hole.suffix.indexOf('\n');
  return end < 0 ? hole.suffix : hole.suffix.slice(0, end);
}
