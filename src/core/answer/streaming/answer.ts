import { type CursorContext, hasEnglish } from '../../document/cursorContext.ts';
import { type BracketState, CODE } from '../../syntax/bracketState.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import { isBlank } from '../../text/lines.ts';
import { withoutFenceIndent } from '../fence.ts';
import { isPlaceholder } from '../placeholders.ts';
import { isClosing } from '../prose.ts';
import { type AnswerLine, withoutCursorMark } from './cursorMark.ts';
import { codeInJson, saysNothing, withoutRole } from './emptyAnswers.ts';
import { type AnswerEnd, endIn, type Said } from './ending.ts';
import { withBreaks } from './escapedText.ts';
import { type Fence, isInExample, openingFence } from './fence.ts';
import { PreambleFilter } from './preamble.ts';
import { afterMiddle, afterToken, type Skipping, skippingAt } from './skipped.ts';
import { isWrapped, wrapperAt, wrapperInFence } from './wrapping.ts';

type State = 'start' | 'body' | 'ended';

/**
 * Removes a chat model's wrapping from code: fences, tags, thinking, prose before and after, prompt markers and tokens.
 * Takes whole lines without line ends; returns the lines of code that are certain, and never takes one back. Whether
 * the code itself may be English or Markdown depends on the cursor context.
 */
export class AnswerReader {
  readonly #place: CursorContext;
  readonly #introduction: PreambleFilter;
  #state: State = 'start';
  #fence: Fence | undefined;
  /** Lines behind a template's first token. */
  #template: string[] = [];
  /** While a part that isn't code goes on. */
  #skipping: Skipping | undefined;
  /** Tags around the answer, the innermost last. */
  #tags: readonly string[] = [];
  /** The whole answer is a Markdown quotation. */
  #quoted = false;
  #brackets: BracketState;
  #afterBlank = false;
  #begun = false;
  #beganBlank = false;
  #lastLine = '';
  /** Bare fence marks in text that no fence opened: at the answer's end they are its wrapping. */
  #marks: string | undefined;
  #ended: AnswerEnd | undefined;
  constructor(place: CursorContext) {
    this.#place = place;
    this.#introduction = new PreambleFilter(place);
    this.#brackets = place.brackets;
  }

  get ended(): AnswerEnd | undefined {
    return this.#ended;
  }

  /** The model wrote prose, with or without code. */
  get talked(): boolean {
    return this.#introduction.talked;
  }

  /** A fence, a tag, thinking or prose was removed. */
  get unwrapped(): boolean {
    return this.#introduction.passed || this.#fence !== undefined || this.#tags.length > 0;
  }

  /** The first word after the marks of the fence around the code. */
  get fenceInfo(): string {
    return this.#fence?.info ?? '';
  }

  /** The fence had a blank line at its end and none at its beginning: the blank line separates the code from the next line. */
  get endsParagraph(): boolean {
    return this.#fence !== undefined && this.#ended === 'fence-closed' && this.#afterBlank && !this.#beganBlank;
  }

  line(raw: string): readonly AnswerLine[] {
    const text = this.#quoted ? raw.replace(QUOTE, '') : raw;
    if (this.#skipping !== undefined) return this.#skip(text, this.#skipping);
    switch (this.#state) {
      case 'start':
        return this.#start(text);
      case 'body':
        return this.#body(text);
      case 'ended':
        return [];
    }
  }

  /** The model has stopped: undecided lines are text. */
  end(): readonly AnswerLine[] {
    if (this.#state !== 'start') return [];
    // A template without its middle: `<PRE> return a<EOT>`.
    const [first, ...further] = this.#template;
    if (first !== undefined) {
      this.#skipping = undefined;
      return this.#all([afterToken(first), ...further]);
    }
    const held = this.#introduction.release(false);
    if (held.length > 0) return this.#all(held);
    const code = this.#introduction.takeAnnounced();
    return code === undefined ? [] : [{ text: code, atMark: false }];
  }

  /** The block that ended had no useful code: look for another one. */
  reopen(): void {
    this.#state = this.#ended === 'placeholder' ? 'body' : 'start';
    if (this.#ended !== 'placeholder') this.#fence = undefined;
    this.#ended = undefined;
    this.#introduction.pass();
    this.#brackets = this.#place.brackets;
  }

  #skip(text: string, skipping: Skipping): readonly AnswerLine[] {
    const rest = skipping(text);
    if (rest === undefined) {
      if (skipping === afterMiddle) this.#template.push(text);
      return [];
    }
    this.#template = [];
    this.#skipping = undefined;
    return isBlank(rest) ? [] : this.#start(rest);
  }

  #start(text: string): readonly AnswerLine[] {
    if (isBlank(text)) {
      this.#introduction.blank(text);
      // The answer begins below the line comment around the cursor.
      const { mode } = this.#brackets;
      if (mode.kind === 'comment' && mode.until === '\n') this.#brackets = { ...this.#brackets, mode: CODE };
      return [];
    }
    this.#skipping = skippingAt(text, this.#place);
    if (this.#skipping !== undefined) {
      this.#introduction.pass();
      return this.#skip(text, this.#skipping);
    }
    const spoken = withoutRole(text, this.#place);
    if (spoken !== undefined) return isBlank(spoken) ? [] : this.#start(spoken);
    const packed = codeInJson(text, this.#place);
    if (packed !== undefined) return this.#begin(packed);
    if (saysNothing(text, this.#place)) {
      this.#introduction.pass();
      return [];
    }
    const tag = wrapperAt(text, this.#tags, this.#place);
    if (tag !== undefined) {
      this.#tags = [...this.#tags, tag.name];
      this.#introduction.skipBlanks();
      return isBlank(tag.rest) ? [] : this.#start(tag.rest);
    }
    if (QUOTED_FENCE.test(text) && this.#place.hole.languageId !== 'markdown') {
      this.#quoted = true;
      return this.#start(text.replace(QUOTE, ''));
    }
    const fence = openingFence(text);
    if (fence !== undefined && this.#wraps(fence)) return this.#openFence(fence);
    if (this.#isPlaceholder(text)) return [];
    return this.#introduction.takes(text) ? [] : this.#begin(text);
  }

  #openFence(fence: Fence): readonly AnswerLine[] {
    this.#state = 'body';
    this.#fence = fence;
    this.#introduction.pass();
    if (fence.code === undefined) return [];
    return this.#body(fence.code);
  }

  /** In Markdown a fence is text, unless it is tagged as Markdown. */
  #wraps(fence: Fence): boolean {
    const { hole, fence: around } = this.#place;
    // The end of an example in a comment.
    if (fence.info === '' && isInExample(this.#place)) return false;
    if (!/^(?:markdown|mdx|quarto)$/.test(hole.languageId)) return true;
    if (/^(?:markdown|md|mdx)$/i.test(fence.info)) return true;
    return around === undefined
      ? fence.info === '' && this.#introduction.holds
      : fence.info !== '' && fence.info === around;
  }

  /** Accepts the held lines, if any, and then this line as code. */
  #begin(text: string): readonly AnswerLine[] {
    return this.#all([...this.#introduction.release(true), text]);
  }

  /** The first lines of the code, up to one that ends it. */
  #all(lines: readonly string[]): readonly AnswerLine[] {
    return lines.flatMap((line, index) => {
      if (index === 0) return this.#first(line);
      return this.#state === 'ended' ? [] : this.#body(line);
    });
  }

  #first(text: string): readonly AnswerLine[] {
    this.#state = 'body';
    const blanks = Array<AnswerLine>(this.#introduction.takeBlanks()).fill({ text: '', atMark: false });
    const lines = withBreaks(this.#unquote(text), this.#place);
    return [...blanks, ...lines.flatMap(line => (this.#state === 'ended' ? [] : this.#body(line)))];
  }

  /** `` `code` `` → `code`, if the backquotes are not part of it. */
  #unquote(text: string): string {
    const code = /^\s*(`{1,3})([^`]+)\1[.\s]*$/.exec(text)?.[2];
    return code === undefined || !isWrapped(code, this.#place) ? text : code;
  }

  #body(raw: string): readonly AnswerLine[] {
    if (this.#marks !== undefined && !isBlank(raw)) {
      const marks = this.#marks;
      this.#marks = undefined;
      if (!isClosing(raw)) return [...this.#content(marks), ...this.#body(raw)];
      return this.#end('fence-closed');
    }
    if (this.#fence === undefined && this.#isText && /^\s*(?:`{3,}|~{3,})\s*$/.test(raw)) {
      this.#marks = raw;
      return [];
    }
    return this.#content(raw);
  }

  #end(end: AnswerEnd): readonly AnswerLine[] {
    this.#ended = end;
    this.#state = 'ended';
    return [];
  }

  /** The cursor is in a comment or string of a code file. */
  get #isText(): boolean {
    return this.#brackets.mode.kind !== 'code' && !hasEnglish(this.#place.hole.languageId) && this.#begun;
  }

  #content(raw: string): readonly AnswerLine[] {
    const text = this.#fence === undefined ? raw : withoutFenceIndent(raw, this.#fence);
    const tag = this.#begun || this.#fence === undefined ? undefined : wrapperInFence(text, this.#tags, this.#place);
    if (tag !== undefined) {
      this.#tags = [...this.#tags, tag.name];
      return isBlank(tag.rest) ? [] : this.#content(tag.rest);
    }
    const end = endIn(text, this.#said, this.#place);
    if (end !== undefined) {
      const rest = withoutCursorMark(text.slice(0, end.at), this.#place, this.#begun);
      this.#end(end.kind);
      return isBlank(rest.text) ? [] : [rest];
    }
    if (this.#isPlaceholder(text)) {
      // Within a block of its own, the rest of the answer closes it.
      if (this.#brackets.open.length > this.#place.brackets.open.length) return [];
      return this.#begun ? this.#end('placeholder') : [];
    }
    const line = withoutCursorMark(text, this.#place, this.#begun);
    this.#brackets = readBrackets(`${line.text}\n`, this.#place.language, { ...this.#brackets, closings: [] });
    this.#afterBlank = isBlank(line.text);
    if (!this.#afterBlank) this.#lastLine = line.text;
    this.#beganBlank ||= !this.#begun && this.#afterBlank;
    this.#begun ||= this.#fence === undefined || !this.#afterBlank;
    return [line];
  }

  #isPlaceholder(text: string): boolean {
    const { language, above, below } = this.#place;
    if (this.#brackets.mode.kind === 'string' || !isPlaceholder(text, language)) return false;
    return !above.includes(text) && !below.includes(text);
  }

  get #said(): Said {
    return {
      fence: this.#fence,
      tags: this.#tags,
      begun: this.#begun,
      brackets: this.#brackets,
      afterBlank: this.#afterBlank,
      lastLine: this.#lastLine,
    };
  }
}

const QUOTE = /^ {0,3}> ?/;
const QUOTED_FENCE = /^ {0,3}> ?(?:`{3,}|~{3,})/;
