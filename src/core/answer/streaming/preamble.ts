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

/** Lines of talk that are held where English may be the text itself. */
const HELD_LINES = 8;

/** The model's word before the code: it is dropped, or held until a fence behind it shows that it was no code. */
export class PreambleFilter {
  readonly #place: CursorContext;
  /** Something came before the code: the first blank line between the two is no code. */
  #passed = false;
  #talked = false;
  #blanks = 0;
  /** Lines that are an introduction if a fence follows, and text if not. */
  #held: string[] = [];
  #announced: string | undefined;

  constructor(place: CursorContext) {
    this.#place = place;
  }

  /** The model talked. */
  get talked(): boolean {
    return this.#talked;
  }

  /** Talk, thinking or a block that did not count came before. */
  get passed(): boolean {
    return this.#passed;
  }

  /** Is there a line whose meaning the next ones decide? */
  get holds(): boolean {
    return this.#held.length > 0;
  }

  blank(text: string): void {
    if (this.#setsOffWord) this.pass();
    if (this.holds) this.#held.push(text);
    else this.#blanks += 1;
  }

  /** Does a blank line behind what is held show it to be a word about the answer, where English may be the text? */
  get #setsOffWord(): boolean {
    const last = this.#held.at(-1)?.trimEnd() ?? '';
    const { language } = this.#place;
    if (!last.endsWith(':') || language.family === 'prose') return false;
    return introducesAnswer(last) || (isInStarComment(this.#place) && this.#talks(last) && !hasMark(last));
  }

  /** What came so far does not belong to the answer. */
  pass(): void {
    this.#passed = true;
    this.#blanks = 0;
    this.#held = [];
  }

  skipBlanks(): void {
    this.#blanks = 0;
  }

  /** Whether this line is no code, or not known to be: it need not be looked at any more then. */
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
    // In a document sentences and headings are text, unless they speak to someone.
    if (language.family === 'prose') return isOpening(text) || (this.holds && /[.:!]\s*$/.test(text)) ? open : 'code';
    if (!strict && isBlank(linePrefix) && isHeading(text)) return 'talk';
    return this.#talks(text) || introducesAnswer(text) || isHeading(text) || (this.holds && /[.:!]\s*$/.test(text))
      ? open
      : 'code';
  }

  #talks(text: string): boolean {
    return isOpening(text) || isSentence(text);
  }

  /** A string that ends with its line: no answer to it begins with a line of its own. */
  get #isInShortString(): boolean {
    const { language, brackets } = this.#place;
    return brackets.mode.kind === 'string' && !language.multiline.includes(brackets.mode.until);
  }

  /** The held lines where what follows them, or that nothing follows, shows them to be text after all. */
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

  /** Code that an introduction itself gave: ``Here it is: `code` ``. */
  takeAnnounced(): string | undefined {
    const code = this.#announced;
    this.#announced = undefined;
    return code;
  }

  /** Blank lines that belong to the code: the first one after a word is the word's. */
  takeBlanks(): number {
    const blanks = this.#passed ? Math.max(0, this.#blanks - 1) : this.#blanks;
    this.#blanks = 0;
    return blanks;
  }
}
