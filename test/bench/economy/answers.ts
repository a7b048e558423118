import { indentationOf, indentationWidth, isBlank } from '../../../src/core/text/lines.ts';
import { chance, choice } from './chance.ts';
import type { Session, Stretch } from './sessions.ts';

/** Where the author is: the document's text up to the cursor's line is the session's up to `lineStart`. */
export interface Writing {
  readonly session: Session;
  readonly stretch: Stretch;
  readonly lineStart: number;
  /** Up to the cursor. */
  readonly linePrefix: string;
}

export interface AnswersOptions {
  readonly seed: number;
  /** Share of the lines that the model knows. */
  readonly rightLines: number;
  /** How far an answer goes by itself. */
  readonly reach: Reach;
  /** A part of a line is unknown unless all of these words are in the prompt. */
  readonly needs: (session: Session, text: string, lineNumber: number) => readonly string[];
}

export const REACHES = ['line', 'block', 'mixed'] as const;
/**
 * - `line`: to the line's end, on a line without text to the end of the next
 * - `block`: to the end of the statement or block, as the prompt demands
 * - `mixed`: half of the answers to the end of the block, half to the end of the author's intention
 */
export type Reach = (typeof REACHES)[number];

/** An answer in a Markdown fence, although the prompt forbids it. */
const FENCED = 0.25;
/** `mixed`: an answer that goes on after the statement or block, although the prompt asks for it to stop. */
const OVERRUN = 0.5;
/** An answer that repeats text after the cursor. */
const REPEATS_SUFFIX = 0.25;
const MOST_REPEATED_LINES = 3;

/**
 * Answers of the simulated model.
 *
 * It knows the author's intention line by line: a known line is right; any other has one word or number changed, and
 * stays wrong at every request. If the typed text contradicts a wrong line, something in the rest is changed. An
 * unknown line without words is replaced by another line. Lines after a wrong one are independent of it. The model
 * sees only the prompt: a line is wrong if one of the words that it `needs` isn't there.
 */
export class Answers {
  readonly #options: AnswersOptions;

  constructor(options: AnswersOptions) {
    this.#options = options;
  }

  at(writing: Writing, prompt: string): string {
    const { session, stretch, lineStart, linePrefix } = writing;
    const { seed, reach } = this.#options;
    const ahead = session.text.slice(lineStart, stretch.end).split('\n');
    const number = session.text.slice(0, lineStart).split('\n').length;
    const dice = [seed, session.name, number, linePrefix.trim().length] as const;
    const overruns = reach === 'mixed' && chance('overrun', ...dice) < OVERRUN;
    const count = reach === 'line' ? lineCount(ahead, linePrefix) : overruns ? ahead.length : blockLines(ahead);
    const lines = ahead
      .slice(0, count)
      .map((line, index) =>
        index === 0 ? this.#rest(writing, line, number, prompt) : this.#line(session, line, number + index, prompt),
      );
    if (count === ahead.length) lines.push(...suffixLines(session, stretch, dice));
    const text = lines.join('\n');
    return chance('fence', ...dice) < FENCED && text !== '' ? `\`\`\`${session.languageId}\n${text}\n\`\`\`` : text;
  }

  /** In characters. */
  knownOf(session: Session): { readonly knownChars: number; readonly chars: number } {
    let knownChars = 0;
    let chars = 0;
    for (const { start, end } of session.written) {
      const lineStart = session.text.lastIndexOf('\n', start - 1) + 1;
      const first = session.text.slice(0, lineStart).split('\n').length;
      for (const [index, truth] of session.text.slice(lineStart, end).split('\n').entries()) {
        const written = (index === 0 ? truth.slice(start - lineStart) : truth).trim().length;
        chars += written;
        if (this.#isRight(session, truth, first + index)) knownChars += written;
      }
    }
    return { knownChars, chars };
  }

  #isRight({ name }: Session, truth: string, number: number): boolean {
    const { seed, rightLines } = this.#options;
    return chance('right', seed, name, number, truth) < rightLines;
  }

  /** The cursor's line from the cursor on. */
  #rest(writing: Writing, truth: string, number: number, prompt: string): string {
    const { session, linePrefix } = writing;
    if (isBlank(linePrefix)) {
      const line = this.#line(session, truth, number, prompt);
      return line.startsWith(linePrefix) ? line.slice(linePrefix.length) : line.trimStart();
    }
    const rest = truth.slice(linePrefix.length);
    if (this.#knows(session, truth, rest, number, prompt)) return rest;
    const believed = this.#wrong(session, truth, number);
    if (believed.startsWith(linePrefix)) return believed.slice(linePrefix.length);
    return varied(session, rest, [this.#options.seed, number, wordsIn(linePrefix).length]) ?? rest;
  }

  #line(session: Session, truth: string, number: number, prompt: string): string {
    if (isBlank(truth) || this.#knows(session, truth, truth, number, prompt)) return truth;
    return this.#wrong(session, truth, number);
  }

  #knows(session: Session, truth: string, needed: string, number: number, prompt: string): boolean {
    if (!this.#isRight(session, truth, number)) return false;
    return this.#options.needs(session, needed, number).every(word => prompt.includes(word));
  }

  #wrong(session: Session, truth: string, number: number): string {
    const { seed } = this.#options;
    const changed = varied(session, truth, [seed, number]);
    if (changed !== undefined) return changed;
    const others = session.text.split('\n').filter(line => wordsIn(line).length > 0);
    return indentationOf(truth) + (choice(others, seed, 'other', number) ?? 'pass').trim();
  }
}

/** `text` with one word or number changed; undefined where it has none. */
function varied(session: Session, text: string, dice: readonly (string | number)[]): string | undefined {
  const word = choice(wordsIn(text), 'which', ...dice);
  if (word === undefined) return undefined;
  const others = wordsIn(session.text).filter(([other]) => other !== word[0] && !/^\d/.test(other));
  const other = /^\d+$/.test(word[0]) ? String(Number(word[0]) + 1) : (choice(others, 'by', ...dice)?.[0] ?? 'value');
  return text.slice(0, word.index) + other + text.slice(word.index + word[0].length);
}

function wordsIn(text: string): RegExpExecArray[] {
  return [...text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*|\d+/gu)];
}

function lineCount([first = '']: readonly string[], linePrefix: string): number {
  return first.length > linePrefix.length ? 1 : 2;
}

/** How many of the lines belong to the statement or block that the first of them begins or is in. */
function blockLines(lines: readonly string[]): number {
  const [first = ''] = lines;
  const depth = indentationWidth(first);
  const opens = /[{([:]$|=>$/.test(first.trimEnd());
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (isBlank(line)) continue;
    const width = indentationWidth(line);
    if (width < depth) return index;
    if (opens && width === depth) return /^\s*[)\]}]/.test(line) ? index + 1 : index;
  }
  return lines.length;
}

function suffixLines(session: Session, stretch: Stretch, dice: readonly (string | number)[]): string[] {
  if (chance('repeat', ...dice) >= REPEATS_SUFFIX) return [];
  const count = 1 + Math.floor(chance('lines', ...dice) * MOST_REPEATED_LINES);
  return session.text
    .slice(stretch.end + 1)
    .split('\n')
    .slice(0, count);
}
