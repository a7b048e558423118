import type { CursorContext } from '../../document/cursorContext.ts';
import { beginsComment } from '../../syntax/language.ts';
import { isBlank } from '../../text/lines.ts';
import {
  announcesCode,
  headsAnswer,
  introducesAnswer,
  isHeading,
  isOpening,
  isSentence,
  titlesAnswer,
  unquotedCode,
} from '../prose.ts';
import { hasMark, isInStarComment } from './starComment.ts';

/** Lines of prose held back where the text itself may be English. */
const HELD_LINES = 8;

/** Drops the prose before the code, or holds it until a fence after it shows that it was no code. */
export class PreambleFilter {
  readonly #place: CursorContext;
  /** A preamble was dropped, so the first blank line after it isn't code. */
  #passed = false;
  #talked = false;
  #blanks = 0;
  /** Lines that are a preamble if a fence follows, else text. */
  #held: string[] = [];
  #announced: string | undefined;

  constructor(place: CursorContext) {
    this.#place = place;
  }

  /** The model wrote prose. */
  get talked(): boolean {
    return this.#talked;
  }

  /** Prose, thinking or a discarded block came before. */
  get passed(): boolean {
    return this.#passed;
  }

  /** True if a line is undecided. */
  get holds(): boolean {
    return this.#held.length > 0;
  }

  blank(text: string): void {
    if (this.#setsOffWord) this.pass();
    if (this.holds) this.#held.push(text);
    else this.#blanks += 1;
  }

  /** True if a blank line after the held lines marks them as a preamble, in English text. */
  get #setsOffWord(): boolean {
    const last = this.#held.at(-1)?.trimEnd() ?? '';
    const { language } = this.#place;
    if (!last.endsWith(':') || language.family === 'prose') return false;
    return introducesAnswer(last) || (isInStarComment(this.#place) && this.#talks(last) && !hasMark(last));
  }

  /** Everything so far is not part of the answer. */
  pass(): void {
    this.#passed = true;
    this.#blanks = 0;
    this.#held = [];
  }

  skipBlanks(): void {
    this.#blanks = 0;
  }

  /** True if this line is no code or undecided: the caller ignores it. */
  takes(text: string): boolean {
    switch (this.#roleOf(text)) {
      case 'code':
        return false;
      case 'open':
        this.#held.push(text);
        break;
      case 'talk':
        this.pass();
        this.#announced = unquotedCode(text);
        break;
    }
    this.#talked = true;
    return true;
  }

  #roleOf(text: string): 'code' | 'open' | 'talk' {
    const { prose, language, above, linePrefix, markup } = this.#place;
    if (above.includes(text)) return 'code';
    const open = this.#held.length < HELD_LINES ? 'open' : 'code';
    if (beginsComment(text, language)) return headsAnswer(text) ? open : 'code';
    if (language.family !== 'prose' && titlesAnswer(text)) return 'talk';
    const strict = prose || markup;
    if (strict ? announcesCode(text) : this.#talks(text)) return 'talk';
    if (!strict && isOpening(text)) return open;
    // In a document sentences and headings are text, unless they address the user.
    if (language.family === 'prose') return isOpening(text) || (this.holds && /[.:!]\s*$/.test(text)) ? open : 'code';
    if (!strict && isBlank(linePrefix) && isHeading(text)) return 'talk';
    return this.#talks(text) ||
      isOpening(text) ||
      introducesAnswer(text) ||
      isHeading(text) ||
      (this.holds && /[.:!]\s*$/.test(text))
      ? open
      : 'code';
  }

  #talks(text: string): boolean {
    return isSentence(text) || (isOpening(text) && /[:.!?…)`*"]\s*$/.test(text));
  }

  /** A string that ends with its line: an answer to it never starts with a line of its own. */
  get #isInShortString(): boolean {
    const { language, brackets } = this.#place;
    return brackets.mode.kind === 'string' && !language.multiline.includes(brackets.mode.until);
  }

  /** The held lines, if the next line or the end shows them to be text. */
  release(followed: boolean): readonly string[] {
    const held = this.#held;
    const announces = /:$/.test(held.findLast(line => !isBlank(line))?.trimEnd() ?? '');
    if (followed && announces && (this.#isInShortString || (this.#place.language.regex && this.#place.markup))) {
      this.pass();
      return [];
    }
    this.#held = [];
    return held;
  }

  /** Code inside the preamble: ``Here it is: `code` ``. */
  takeAnnounced(): string | undefined {
    const code = this.#announced;
    this.#announced = undefined;
    return code;
  }

  /** Blank lines that belong to the code, without the first one after a preamble. */
  takeBlanks(): number {
    const blanks = this.#passed ? Math.max(0, this.#blanks - 1) : this.#blanks;
    this.#blanks = 0;
    return blanks;
  }
}
