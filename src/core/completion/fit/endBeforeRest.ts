import type { CursorContext } from '../../document/cursorContext.ts';
import type { ParsedWindow } from '../../syntax/parsedWindow.ts';
import { awaitsValue } from '../../syntax/words.ts';
import { isBlank } from '../../text/lines.ts';
import type { BlockWatch } from './block.ts';
import { opensMore } from './lineRest.ts';
import { closesElsewhere, fitToLine, isAutoClosed, joins } from './rest.ts';

/** A line that goes on in the next one. */
const GOES_ON = /(?:[,([{:?.&|+\-*/<]|=>?)\s*$/;

export type RestEnd = 'single-line' | 'reached-suffix';

/** Decides where an answer ends before text that follows on the cursor's line: it takes lines until that is sound. */
export class EndBeforeRest {
  readonly #place: CursorContext;
  readonly #blocks: BlockWatch;
  readonly #window: ParsedWindow | undefined;
  /** The answer has left the bracket around the cursor. */
  #hasLeft = false;
  /** The least number of lines that join the rest; the parser may prefer more. */
  #mayEndAt: number | undefined;

  constructor(place: CursorContext, blocks: BlockWatch, window: ParsedWindow | undefined) {
    this.#place = place;
    this.#blocks = blocks;
    this.#window = window;
  }

  /** The reason to end with the last of these lines. */
  endOf(lines: readonly string[]): RestEnd | undefined {
    const last = lines.at(-1) ?? '';
    const isAuto = isBeforeClosers(this.#place);
    this.#hasLeft ||= this.#blocks.step(last, false) !== undefined;
    if (isAuto && opensMore(lines, this.#place)) return undefined;
    const text = lines.join('\n');
    const fitted = fitToLine(text, this.#place);
    const isCovered = fitted.isSound && (fitted.replaceSuffix > 0 || fitted.insertText.length < text.trimEnd().length);
    if (isAuto && (this.#hasLeft || isCovered)) return 'reached-suffix';
    if (isBlank(last) || (lines[0] === '' && !isCovered)) return undefined;
    if (isAuto) return this.#mayGoOn(last) ? undefined : 'single-line';
    const isLost = fitted.loses && closesElsewhere(this.#place);
    if (isLost || !fitted.isSound || fitted.isOpen || !(isCovered || joins(text, this.#place))) return undefined;
    if (isCovered || this.#errorsBefore(text) === 0) return 'single-line';
    this.#mayEndAt ??= lines.length;
    return undefined;
  }

  /** How many lines to keep; undefined for all of them, which have fewer parse errors together. */
  bestOf(lines: readonly string[], cutShort: boolean): number | undefined {
    const least = this.#mayEndAt;
    if (least === undefined || least === lines.length) return undefined;
    const [short = 0, whole = 0] = [lines.slice(0, least), lines].map(some => this.#errorsBefore(some.join('\n')));
    return !cutShort && whole < short ? undefined : least;
  }

  /** Parse errors with the text before the rest of the cursor's line; 0 without a grammar. */
  #errorsBefore(text: string): number {
    const { insertText, replaceSuffix } = fitToLine(text, this.#place);
    return this.#window?.errorsWith(insertText, replaceSuffix) ?? 0;
  }

  /** Before the editor's closers an answer may have further lines. */
  #mayGoOn(last: string): boolean {
    const { brackets, lineSuffix, language } = this.#place;
    const isInBlock = brackets.open.at(-1)?.char === '{' && lineSuffix.trimStart().startsWith('}');
    return isInBlock || this.#blocks.isOpen || GOES_ON.test(last) || awaitsValue(last, language);
  }
}

/** Only closers inserted by the editor follow on the line. */
export function isBeforeClosers(place: CursorContext): boolean {
  return isAutoClosed(place.lineSuffix) && !closesElsewhere(place);
}
