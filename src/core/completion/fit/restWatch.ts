import type { CursorContext } from '../../document/cursorContext.ts';
import { isBlank } from '../../text/lines.ts';
import type { BlockWatch } from './block.ts';
import { opensMore } from './lineRest.ts';
import { closesElsewhere, fitToLine, joinsRest } from './overlap.ts';

/** An answer that leaves the cursor's bracket and returns to one like it does so within this many lines. */
const SPAN_LINES = 12;

type RestEnd = 'single-line' | 'reached-suffix';

/** Finds where an answer ends that has text after it on the cursor's line. */
export class RestWatch {
  readonly #place: CursorContext;
  readonly #blocks: BlockWatch;
  /** The answer has left the block around the rest of the line. */
  #hasLeft = false;

  constructor(place: CursorContext, blocks: BlockWatch) {
    this.#place = place;
    this.#blocks = blocks;
  }

  /** Before the user's own text the answer is one line, or as many as it takes until brackets and quotes match. */
  endsWithin(lines: readonly string[]): RestEnd | undefined {
    const last = lines.at(-1) ?? '';
    this.#hasLeft ||= this.#blocks.step(last, false).kind === 'leaves';
    const isBelow = lines[0] === '' && !this.#coversRest(lines);
    if (!isBlank(last) && !isBelow && this.#fits(lines)) return this.#hasLeft ? 'reached-suffix' : 'single-line';
    return this.#hasLeft && lines.length >= SPAN_LINES ? 'reached-suffix' : undefined;
  }

  /** Before the editor's closers the answer ends where it closes them, or at a complete argument list. */
  endsInBrackets(lines: readonly string[]): RestEnd | undefined {
    const last = lines.at(-1) ?? '';
    const step = this.#blocks.step(last, false);
    if (opensMore(lines, this.#place)) return undefined;
    if (step.kind !== 'inside' || this.#coversRest(lines)) return 'reached-suffix';
    if (isBlank(last) || lines[0] === '') return undefined;
    const { brackets, lineSuffix } = this.#place;
    if (brackets.mode.kind !== 'code' && !this.#opensText) return 'single-line';
    const isInBlock = brackets.open.at(-1)?.char === '{' && lineSuffix.trimStart().startsWith('}');
    const goesOn =
      this.#blocks.depth > 0 ||
      !this.#blocks.settled ||
      /(?:[,([{:?.&|+\-*/<]|=>?|\b(?:and|or|in|is|not|return))\s*$/.test(last);
    return isInBlock || goesOn ? undefined : 'single-line';
  }

  #fits(lines: readonly string[]): boolean {
    const text = lines.join('\n');
    const fitted = fitToLine(text, this.#place);
    if (fitted.loses && closesElsewhere(this.#place)) return false;
    return fitted.fits && !fitted.open && (fitted.insertText.length < text.length || joinsRest(text, this.#place));
  }

  /** The cursor's line has opened the string or comment around the cursor. */
  get #opensText(): boolean {
    const { linePrefix } = this.#place;
    return isBlank(linePrefix) || /(?:"""|'{3}|`|\/\*+|<!--)\s*$/.test(linePrefix);
  }

  /** The answer contains the text after the cursor. */
  #coversRest(lines: readonly string[]): boolean {
    const text = lines.join('\n').trimEnd();
    const fitted = fitToLine(text, this.#place);
    return fitted.fits && (fitted.replaceSuffix > 0 || fitted.insertText.length < text.length);
  }
}
