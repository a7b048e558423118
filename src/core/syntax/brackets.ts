import { BracketStack, type BracketState, CODE, type Mode, NOTHING_OPEN } from './bracketState.ts';
import type { Language } from './language.ts';

/** What may begin something: between two of them nothing does. */
const MARK = /[^\w\s]|\n/g;

const OPENING = new Set(['(', '[', '{']);

/** A `/` after one of these begins a pattern; after a value it divides. */
const BEFORE_REGEX = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|await|yield))\s*$/;

/**
 * Reads `text`, which goes on where `start` ended, and says where it stands with its brackets and quotes.
 * Offsets count from the start of `text`; brackets in strings and comments do not count; linear in `text`.
 */
export function readBrackets(text: string, language: Language, start: BracketState = NOTHING_OPEN): BracketState {
  return new BracketReader(text, language, start).read();
}

class BracketReader {
  readonly #text: string;
  readonly #language: Language;
  readonly #stack: BracketStack;
  #mode: Mode;
  #at = 0;
  #lineStart = 0;

  constructor(text: string, language: Language, start: BracketState) {
    this.#text = text;
    this.#language = language;
    this.#stack = new BracketStack(start);
    this.#mode = start.mode;
  }

  read(): BracketState {
    while (this.#at < this.#text.length) {
      switch (this.#mode.kind) {
        case 'code':
          this.#readCode();
          break;
        case 'comment':
        case 'string':
          this.#readUntil(this.#mode.until, this.#mode.kind);
          break;
      }
    }
    return this.#stack.state(this.#mode);
  }

  #readCode(): void {
    MARK.lastIndex = this.#at;
    this.#at = MARK.test(this.#text) ? MARK.lastIndex - 1 : this.#text.length;
    const char = this.#text.charAt(this.#at);
    if (char === '\n') this.#lineStart = this.#at + 1;
    else if (OPENING.has(char) && this.#entersOther(char)) return;
    else if (OPENING.has(char)) {
      this.#stack.opens(char, this.#text.slice(this.#lineStart, this.#at));
    } else if (char === ')' || char === ']' || char === '}') this.#closes(char);
    else if (char !== '' && this.#entersOther(char)) return;
    this.#at += 1;
  }

  #closes(char: string): void {
    if (char === ')' && this.#language.loneClosers && this.#stack.innermost?.char !== '(') return;
    this.#stack.closes(char, this.#at);
  }

  /** A comment, string or pattern that begins here; false where there is none. */
  #entersOther(char: string): boolean {
    const { lineComments, blockComment, quotes, longStrings, regex } = this.#language;
    const rest = (token: string) => this.#text.startsWith(token, this.#at);
    if (blockComment !== undefined && rest(blockComment[0])) {
      return this.#enter({ kind: 'comment', until: blockComment[1] }, blockComment[0].length);
    }
    if (lineComments.some(rest) && !(char === '#' && this.#insideWord())) {
      return this.#enter({ kind: 'comment', until: '\n' }, 0);
    }
    const long = longStrings.find(([open]) => rest(open));
    if (long !== undefined) return this.#enter({ kind: 'string', until: long[1] }, long[0].length);
    const quote = quotes.find(rest);
    if (quote !== undefined && !this.#isLooseApostrophe(quote)) {
      return this.#enter({ kind: 'string', until: quote }, quote.length);
    }
    if (regex && char === '/' && BEFORE_REGEX.test(this.#text.slice(this.#lineStart, this.#at)))
      return this.#skipRegex();
    return false;
  }

  /** `$#` and `a#b` of the shells are no comments. */
  #insideWord(): boolean {
    return this.#at > 0 && !/[\s;(){}[\],]/.test(this.#text.charAt(this.#at - 1));
  }

  #isLooseApostrophe(quote: string): boolean {
    return (
      quote === "'" &&
      this.#language.looseApostrophe &&
      !/^'(?:\\.[^']{0,8}|[^'\\])'/u.test(this.#text.slice(this.#at, this.#at + 12))
    );
  }

  #enter(mode: Mode, length: number): true {
    this.#mode = mode;
    this.#at += length;
    return true;
  }

  #skipRegex(): boolean {
    const end = /^\/(?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//.exec(
      this.#text.slice(this.#at, this.#at + 200),
    );
    if (end === null) return false;
    this.#at += end[0].length;
    return true;
  }

  #readUntil(until: string, kind: 'comment' | 'string'): void {
    const line = this.#text.indexOf('\n', this.#at);
    const lineEnd = line < 0 ? this.#text.length : line;
    const end = this.#findEnd(until, kind, lineEnd);
    if (end !== undefined) {
      this.#at = until === '\n' ? end : end + until.length;
      this.#mode = CODE;
      return;
    }
    this.#at = lineEnd;
    if (line < 0) return;
    if (kind === 'string' && !this.#language.multiline.includes(until)) {
      // A string that its line end cuts: an apostrophe in a text we do not understand, or broken code.
      this.#stack.fault();
      this.#mode = CODE;
      return;
    }
    this.#at += 1;
    this.#lineStart = this.#at;
  }

  /** Offset of the end mark before `lineEnd`; escapes only count in strings. */
  #findEnd(until: string, kind: 'comment' | 'string', lineEnd: number): number | undefined {
    if (until === '\n') return lineEnd < this.#text.length ? lineEnd : undefined;
    for (let at = this.#at; at < lineEnd; at += 1) {
      if (kind === 'string' && this.#text.charAt(at) === '\\') at += 1;
      else if (this.#text.startsWith(until, at)) return at;
    }
    return undefined;
  }
}
