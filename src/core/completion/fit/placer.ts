import type { AnswerLine } from '../../answer/streaming/cursorMark.ts';
import { hasMark, isInStarComment } from '../../answer/streaming/starComment.ts';
import type { CursorContext } from '../../document/cursorContext.ts';
import { isLabel, opensBlock } from '../../syntax/blockLines.ts';
import type { ParsedWindow } from '../../syntax/parsedWindow.ts';
import { indentationWidth, isBlank } from '../../text/lines.ts';
import { blanksAtEdge, LEADING_BLANKS } from './blankLines.ts';
import { Indenter } from './indenter.ts';
import { jointOf } from './joint.ts';
import { type Opening, OpeningReader } from './opening.ts';

/**
 * Places the answer's lines in the document: leaves out what repeats the text above, joins the first line to the
 * cursor's, and indents the others. Lines wait only while they may be a repetition.
 */
export class Placer {
  readonly #place: CursorContext;
  readonly #window: ParsedWindow | undefined;
  readonly #openings: OpeningReader;
  readonly #indenter: Indenter;
  readonly #held: AnswerLine[] = [];
  #opening: Opening | 'wait' | 'nothing' = 'wait';
  #begun = false;

  constructor(place: CursorContext, window: ParsedWindow | undefined) {
    this.#place = place;
    this.#window = window;
    this.#openings = new OpeningReader(place, window);
    this.#indenter = new Indenter(place);
  }

  /** A line has been placed. */
  get begun(): boolean {
    return this.#begun;
  }

  /** Lines were left out, because they repeat the document. */
  get cut(): boolean {
    if (typeof this.#opening !== 'string') return this.#opening.hasEcho;
    return this.#opening === 'nothing' && this.#held.some(({ text }) => !isBlank(text));
  }

  /** All lines so far repeat the text above, or are blank. */
  get isOnlyEcho(): boolean {
    return !this.#begun && this.#openings.openingOf(this.#held, true) === 'nothing';
  }

  /** The lines so far occur above, but don't reach the cursor. */
  get isCopying(): boolean {
    return !this.#begun && this.#held.some(({ text }) => !isBlank(text)) && this.#opening === 'wait';
  }

  line(line: AnswerLine): readonly string[] {
    if (this.#begun) return [this.#indenter.further(line.text)];
    this.#held.push(line);
    return this.#decide(false);
  }

  /** The answer has ended. */
  end(): readonly string[] {
    return this.#begun ? [] : this.#decide(true);
  }

  #decide(isWhole: boolean): readonly string[] {
    this.#opening = this.#openings.openingOf(this.#held, isWhole);
    if (typeof this.#opening === 'string') return [];
    const { line, column, isAtCursor } = this.#opening;
    const lines = this.#held.slice(line).map(({ text }, index) => (index === 0 ? text.slice(column) : text));
    const first = isAtCursor ? 0 : lines.findIndex(text => !isBlank(text));
    const text = lines[first];
    if (text === undefined) return [];
    const second = lines.slice(first + 1).find(next => !isBlank(next));
    if (!isWhole && !isAtCursor && second === undefined && this.#indenter.awaitsSecond(text)) return [];
    this.#begun = true;
    const begun = this.#begin(text, { blanks: first, isAtCursor, second });
    return [...begun, ...lines.slice(first + 1).map(further => this.#indenter.further(further))];
  }

  #begin(
    text: string,
    { blanks, isAtCursor, second }: { blanks: number; isAtCursor: boolean; second: string | undefined },
  ): readonly string[] {
    const { linePrefix } = this.#place;
    if (isAtCursor) return [this.#indenter.beginInLine(text, indentationWidth(linePrefix))];
    if (isBlank(linePrefix)) {
      const branch = this.#indenter.beginLessDeep(text);
      if (branch !== undefined) return ['', branch];
      const line = this.#indenter.beginLine(text, second);
      const kept = linePrefix === '' ? blanksAtEdge(blanks, line, this.#place) : 0;
      return [...Array<string>(kept).fill(''), line];
    }
    return this.#beginBehind(text, blanks, second);
  }

  /** The most line ends before the answer: no blank line follows `{` or `case 1:`. */
  get #mostBreaks(): number {
    const { linePrefix, language } = this.#place;
    return opensBlock(linePrefix, language) || isLabel(linePrefix, language) ? 1 : LEADING_BLANKS + 1;
  }

  /** Behind the text of the cursor's line. */
  #beginBehind(text: string, blanks: number, second: string | undefined): readonly string[] {
    const { linePrefix, free, language } = this.#place;
    const bare = text.trimStart();
    const given = indentationWidth(text);
    const isOnNewLine =
      blanks > 0 ||
      ((given > 0 || /\w/.test(linePrefix)) && isInStarComment(this.#place) && hasMark(text)) ||
      (given >= 2 && !/\s$/.test(linePrefix) && !free && !isColumn(linePrefix.length + given, this.#place));
    const joint = jointOf({
      text: bare,
      place: this.#place,
      window: this.#window,
      isOnNewLine,
      given,
      indentation: this.#indenter.indentationFor(text, second),
    });
    switch (joint) {
      case 'break':
        return [
          ...Array<string>(Math.max(1, Math.min(blanks, this.#mostBreaks))).fill(''),
          this.#indenter.beginBroken(text, second),
        ];
      case 'blank':
        return [this.#indenter.beginInLine(` ${bare}`, given)];
      case 'none': {
        const keepsColumn = given >= 2 && isColumn(linePrefix.length + given, this.#place);
        const keeps = keepsColumn || (free && language.family !== 'prose' && (given >= 2 || !/\s$/.test(linePrefix)));
        const isSpaced =
          /^ \S/.test(text) &&
          !/\S\s$/.test(linePrefix) &&
          (!NO_BLANK_BEHIND.test(linePrefix) || /\s$/.test(text) || /^\s/.test(this.#place.lineSuffix));
        return [this.#indenter.beginInLine(keeps ? text : isSpaced ? ` ${bare}` : bare, given)];
      }
    }
  }
}

/** The lines around align something at this column. */
function isColumn(column: number, { above, below }: CursorContext): boolean {
  const around = [...above.slice(-2), ...below.slice(0, 2)];
  return around.some(line => /\S {2,}$/.test(line.slice(0, column)) && !isBlank(line.charAt(column)));
}

/** Nothing follows these at a distance: `foo.█` + ` bar()`. */
const NO_BLANK_BEHIND = /(?:\.|::|->|@|[([]|=\{|\$\{)$/;
