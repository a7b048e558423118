/** The text around the cursor, cut at line borders, with LF line ends. `eol` is the document's own. */
export interface Hole {
  readonly languageId: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly eol: '\n' | '\r\n';
  readonly indentUnit: string;
}

export interface LineSource {
  readonly lineCount: number;
  line(index: number): string;
}

/** From 0; `character` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Characters before rounding. */
export interface HoleBudget {
  readonly prefixChars: number;
  readonly suffixChars: number;
}

/**
 * For fitting, never sent. Harmful suggestions in foreign code: 1.29% with the prompt's window, 0.89% with this one,
 * 0.1% less with twice its size.
 */
export const AROUND_BUDGET: HoleBudget = { prefixChars: 12_000, suffixChars: 8_000 };

export const HOLE_BUDGET: HoleBudget = { prefixChars: 1_600, suffixChars: 500 };

/** In steps, so that a prompt's beginning stays cached and is billed at a tenth. */
const WINDOW_STEP_LINES = 16;

/** For lines that are paragraphs. */
const MOST_ROUNDED_CHARS = 4_000;

/** Generated or minified. */
export const LONG_LINE_CHARS = 10_000;

export interface HoleRequest {
  readonly lines: LineSource;
  readonly position: Position;
  readonly budget: HoleBudget;
  readonly languageId: string;
  readonly eol: '\n' | '\r\n';
  readonly indentUnit: string;
}

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
    // Counted from the end: inserted lines don't move it.
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
  readonly next: number;
}

function isFull({ chars, budgetChars, atStep, next }: Filling): boolean {
  return (chars >= budgetChars && atStep) || chars + next > budgetChars + MOST_ROUNDED_CHARS;
}

export function linePrefix(hole: Hole): string {
  return hole.prefix.slice(hole.prefix.lastIndexOf('\n') + 1);
}

export function lineSuffix(hole: Hole): string {
  const end = hole.suffix.indexOf('\n');
  return end < 0 ? hole.suffix : hole.suffix.slice(0, end);
}
