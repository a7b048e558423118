import { isBlank } from '../text.ts';
import { readBrackets } from './brackets.ts';
import { closesFence, type Fence, fenceTail, openingFence, withoutFenceIndent } from './fence.ts';
import { beginsComment } from './language.ts';
import type { Ledger } from './ledger.ts';
import {
  afterThinkClose,
  afterThinkOpen,
  closingTagAt,
  findCursorMark,
  findSpecialToken,
  strayClosingTagAt,
  wrapperTag,
} from './markers.ts';
import { hasEnglish, type Place } from './place.ts';
import { announcesCode, isClosing, isOpening, isSentence, unquotedCode } from './prose.ts';

/** What the model put at the end of the code, after which nothing counts. */
export type AnswerEnd = 'fence-closed' | 'tag-closed' | 'remark' | 'special-token';

/** Lines of talk that are held where English may be the text itself. */
const HELD_LINES = 8;

type State = 'start' | 'thinking' | 'prompt' | 'body' | 'ended';

/**
 * Takes what a chat model wraps around code off it: fences, tags, thinking, a word before and a word after, marks
 * and tokens of prompts. Takes whole lines, without line ends; gives the lines of code that are certain. What it
 * gave it never takes back. Whether a text may be English or Markdown itself is a question of the place.
 */
export class AnswerReader {
  readonly #place: Place;
  #state: State = 'start';
  #fence: Fence | undefined;
  #tag: string | undefined;
  /** Something came before the code: blank lines between the two are no code. */
  #introduced = false;
  #blanks = 0;
  /** Lines that are an introduction if a fence follows, and text if not. */
  #held: string[] = [];
  #announced: string | undefined;
  #ledger: Ledger;
  #afterBlank = false;
  #begun = false;
  #lastLine = '';
  /** Bare fence marks in a text, which nothing opened: at the answer's end they are its wrapping. */
  #marks: string | undefined;
  #ended: AnswerEnd | undefined;
  #prose = false;

  constructor(place: Place) {
    this.#place = place;
    this.#ledger = place.ledger;
  }

  get ended(): AnswerEnd | undefined {
    return this.#ended;
  }

  /** The model talked, whether or not code came with it. */
  get talked(): boolean {
    return this.#prose;
  }

  /** A fence, a tag, thinking or talk was taken off. */
  get unwrapped(): boolean {
    return this.#introduced || this.#fence !== undefined || this.#tag !== undefined;
  }

  line(text: string): readonly string[] {
    switch (this.#state) {
      case 'thinking':
        return this.#resume(afterThinkClose(text));
      case 'prompt':
        return this.#untilMiddle(text);
      case 'start':
        return this.#start(text);
      case 'body':
        return this.#body(text);
      case 'ended':
        return [];
    }
  }

  /** The model has stopped: what was held for a decision is text. */
  end(): readonly string[] {
    if (this.#state !== 'start') return [];
    if (this.#held.length > 0) return this.#releaseHeld();
    const code = this.#announced;
    this.#announced = undefined;
    return code === undefined ? [] : [code];
  }

  /** The block that ended held nothing of use: look for another one. */
  reopen(): void {
    this.#state = 'start';
    this.#ended = undefined;
    this.#fence = undefined;
    this.#introduced = true;
    this.#ledger = this.#place.ledger;
  }

  #resume(rest: string | undefined): readonly string[] {
    if (rest === undefined) return [];
    this.#state = 'start';
    this.#introduced = true;
    this.#blanks = 0;
    return isBlank(rest) ? [] : this.#start(rest);
  }

  #untilMiddle(text: string): readonly string[] {
    const token = findSpecialToken(text);
    if (token === undefined) return [];
    const rest = text.slice(token.at + token.length);
    if (token.role !== 'middle') return this.#untilMiddle(rest);
    this.#state = 'start';
    return this.#start(rest);
  }

  #start(text: string): readonly string[] {
    if (isBlank(text)) {
      if (this.#held.length > 0) this.#held.push(text);
      else this.#blanks += 1;
      return [];
    }
    const thought = afterThinkOpen(text);
    if (thought !== undefined) {
      this.#state = 'thinking';
      return this.line(thought);
    }
    const thinkEnd = afterThinkClose(text);
    if (thinkEnd !== undefined) return this.#resume(thinkEnd);
    const token = findSpecialToken(text);
    if (token !== undefined && token.role !== 'end' && isBlank(text.slice(0, token.at))) {
      this.#state = 'prompt';
      return this.#untilMiddle(text);
    }
    const tag = this.#wrapper(text);
    if (tag !== undefined) {
      this.#tag = tag.name;
      this.#blanks = 0;
      return isBlank(tag.rest) ? [] : this.#start(tag.rest);
    }
    const fence = openingFence(text);
    if (fence !== undefined && this.#wraps(fence)) return this.#openFence(fence);
    return this.#introduces(text) ? [] : this.#firstOfBody(text);
  }

  #openFence(fence: Fence): readonly string[] {
    this.#state = 'body';
    this.#fence = fence;
    this.#held = [];
    if (fence.code === undefined) return [];
    return this.#body(fence.code);
  }

  /** In Markdown a fence is text, unless it says that it holds Markdown. */
  #wraps(fence: Fence): boolean {
    const { hole, fence: around } = this.#place;
    if (!/^(?:markdown|mdx|quarto)$/.test(hole.languageId)) return true;
    if (/^(?:markdown|md|mdx)$/i.test(fence.info)) return true;
    return around === undefined
      ? fence.info === '' && this.#held.length > 0
      : fence.info !== '' && fence.info === around;
  }

  #wrapper(text: string): ReturnType<typeof wrapperTag> {
    const tag = wrapperTag(text);
    if (tag === undefined || this.#tag !== undefined) return undefined;
    const { hole, language, linePrefix } = this.#place;
    // Where tags are code, only a tag that is none of theirs is a wrapping.
    const own = language.family === 'markup' || hole.languageId === 'markdown';
    if (own && /^(?:code|output|text|result|response|article|artifact|insert|final)$/i.test(tag.name)) return undefined;
    // `List` and then `<answer>` is a type.
    const ambiguous = /^(?:code|text|output|result|final|missing|middle|insert|artifact|snippet|replacement)$/i.test(
      tag.name,
    );
    return ambiguous && /[\w:>)\]]$/.test(linePrefix) && closingTagAt(tag.rest, tag.name) < 0 && !isBlank(tag.rest)
      ? undefined
      : tag;
  }

  /** Is this line the model's word before the code? Then it is gone, or held until a fence decides. */
  #introduces(text: string): boolean {
    const { prose, language, linePrefix, above } = this.#place;
    const strict = prose || language.family === 'markup';
    if (above.includes(text) || beginsComment(text, language)) return false;
    if (!strict && (isOpening(text) || (isBlank(linePrefix) && isSentence(text)))) {
      this.#announced = unquotedCode(text);
    } else if (strict && announcesCode(text)) {
      this.#held = [];
    } else if (
      strict &&
      this.#held.length < HELD_LINES &&
      (isOpening(text) || (this.#held.length > 0 && /[.:!]\s*$/.test(text)))
    ) {
      this.#held.push(text);
      return true;
    } else return false;
    this.#prose = true;
    this.#introduced = true;
    this.#blanks = 0;
    return true;
  }

  #releaseHeld(): readonly string[] {
    const held = this.#held;
    this.#held = [];
    return held.flatMap((line, index) => (index === 0 ? this.#firstOfBody(line) : this.#body(line)));
  }

  #firstOfBody(text: string): readonly string[] {
    if (this.#held.length > 0) return [...this.#releaseHeld(), ...this.#body(text)];
    this.#state = 'body';
    // The first blank line after a word is its own; a second one is the code's.
    const blanks = this.#introduced ? Math.max(0, this.#blanks - 1) : this.#blanks;
    this.#blanks = 0;
    return [...Array<string>(blanks).fill(''), ...this.#body(this.#unquote(text))];
  }

  /** `` `code` `` where backquotes mean nothing in the language, or where no expression can stand. */
  #unquote(text: string): string {
    const code = /^\s*(`{1,3})([^`]+)\1[.\s]*$/.exec(text)?.[2];
    const { prose, language, linePrefix } = this.#place;
    if (code === undefined || prose) return text;
    return language.quotes.includes('`') && !isBlank(linePrefix) ? text : code;
  }

  #body(raw: string): readonly string[] {
    if (this.#marks !== undefined && !isBlank(raw)) {
      const marks = this.#marks;
      this.#marks = undefined;
      if (!isClosing(raw)) return [...this.#content(marks), ...this.#body(raw)];
      this.#ended = 'fence-closed';
      this.#state = 'ended';
      return [];
    }
    if (this.#fence === undefined && this.#isText && /^\s*(?:`{3,}|~{3,})\s*$/.test(raw)) {
      this.#marks = raw;
      return [];
    }
    return this.#content(raw);
  }

  /** The answer stands in a comment or a string of a file of code. */
  get #isText(): boolean {
    return this.#ledger.mode.kind !== 'code' && !hasEnglish(this.#place.hole.languageId) && this.#begun;
  }

  #content(raw: string): readonly string[] {
    const text = this.#fence === undefined ? raw : withoutFenceIndent(raw, this.#fence);
    const end = this.#endIn(text);
    if (end !== undefined) {
      const rest = this.#unmarked(text.slice(0, end.at));
      this.#ended = end.kind;
      this.#state = 'ended';
      return isBlank(rest) ? [] : [rest];
    }
    const line = this.#unmarked(text);
    this.#ledger = readBrackets(`${line}\n`, this.#place.language, { ...this.#ledger, closings: [] });
    this.#afterBlank = isBlank(line);
    if (!this.#afterBlank) this.#lastLine = line;
    this.#begun = true;
    return [line];
  }

  /** Where in this line the code ends, if it does. */
  #endIn(text: string): { readonly at: number; readonly kind: AnswerEnd } | undefined {
    const fence = this.#fenceEnd(text);
    if (fence >= 0) return { at: fence, kind: 'fence-closed' };
    const tag = this.#tag === undefined ? strayClosingTagAt(text, this.#place.language) : closingTagAt(text, this.#tag);
    if (tag >= 0) return { at: tag, kind: 'tag-closed' };
    const token = findSpecialToken(text);
    if (token !== undefined) return { at: token.at, kind: 'special-token' };
    return this.#isRemark(text) ? { at: 0, kind: 'remark' } : undefined;
  }

  #fenceEnd(text: string): number {
    if (this.#fence !== undefined) return closesFence(text, this.#fence, this.#ledger.mode.kind === 'string');
    if (hasEnglish(this.#place.hole.languageId) || this.#ledger.mode.kind !== 'code') return -1;
    return fenceTail(text);
  }

  #isRemark(text: string): boolean {
    const { hole, language, above, below } = this.#place;
    if (this.#fence !== undefined || !this.#begun || isBlank(text)) return false;
    if (this.#remarkInText(text)) return true;
    if (
      this.#ledger.mode.kind !== 'code' ||
      hasEnglish(hole.languageId) ||
      above.includes(text) ||
      below.includes(text) ||
      beginsComment(text, language)
    )
      return false;
    if (language.family === 'markup')
      return this.#afterBlank && isClosing(text) && /\bcode|completion|function\b/.test(text);
    return isClosing(text) || isSentence(text);
  }

  /** In a comment or docstring with an indentation, a paragraph at the left edge that talks about the answer. */
  #remarkInText(text: string): boolean {
    const { hole, linePrefix } = this.#place;
    if (this.#ledger.mode.kind === 'code' || hasEnglish(hole.languageId) || !this.#afterBlank) return false;
    const indented = /^\s/.test(linePrefix) || /^\s+\S/.test(this.#lastLine);
    return indented && !/^\s/.test(text) && isClosing(text);
  }

  /** Without the cursor mark and, where it stands behind the cursor's own line, without that. */
  #unmarked(text: string): string {
    const mark = findCursorMark(text);
    const { hole, linePrefix } = this.#place;
    if (mark === undefined) return text;
    const written = text.slice(mark.at, mark.at + mark.length);
    if (hole.prefix.includes(written) || hole.suffix.includes(written)) return text;
    const before = text.slice(0, mark.at);
    const after = text.slice(mark.at + mark.length);
    return !isBlank(before) && before.trim() === linePrefix.trim() ? after : this.#unmarked(before + after);
  }
}
