import { indentationWidth } from '../text.ts';
import type { Language } from './language.ts';

/** A bracket that is still open. */
export interface OpenBracket {
  readonly char: '(' | '[' | '{';
  /** Columns of indentation of the line that opened it. */
  readonly indent: number;
  /** That line up to the bracket, without indentation: tells an `if` from a function from a class. */
  readonly header: string;
}

/** A closing bracket whose opening one is not in the text that was read. */
export interface StrayCloser {
  readonly char: string;
  /** Offset in the text that was read. */
  readonly at: number;
}

/** Where a text stands: in code, in a comment, or in a string that ends with `until`. */
export type Mode = { readonly kind: 'code' } | { readonly kind: 'comment' | 'string'; readonly until: string };

/** The ledger after a text: what is open, and what was closed that the text itself had not opened. */
export interface Ledger {
  readonly mode: Mode;
  readonly open: readonly OpenBracket[];
  readonly strays: readonly StrayCloser[];
  /** Closing brackets that do not fit the one they meet, and strings cut by a line end. */
  readonly errors: number;
}

export const EMPTY_LEDGER: Ledger = { mode: { kind: 'code' }, open: [], strays: [], errors: 0 };

const OPENER_OF: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const CODE: Mode = { kind: 'code' };
/** A `/` after one of these begins a pattern; after a value it divides. */
const BEFORE_REGEX = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|await|yield))\s*$/;

/**
 * Reads `text`, which goes on where `start` ended, and keeps the books of its brackets and quotes.
 * `strays` counts from the start of `text`; brackets in strings and comments do not count; linear in `text`.
 */
export function readBrackets(text: string, language: Language, start: Ledger = EMPTY_LEDGER): Ledger {
  return new BracketReader(text, language, start).read();
}

class BracketReader {
  readonly #text: string;
  readonly #language: Language;
  readonly #open: OpenBracket[];
  readonly #strays: StrayCloser[] = [];
  #errors: number;
  #mode: Mode;
  #at = 0;
  #lineStart = 0;

  constructor(text: string, language: Language, start: Ledger) {
    this.#text = text;
    this.#language = language;
    this.#open = [...start.open];
    this.#errors = start.errors;
    this.#mode = start.mode;
  }

  read(): Ledger {
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
    return { mode: this.#mode, open: this.#open, strays: this.#strays, errors: this.#errors };
  }

  #readCode(): void {
    const char = this.#text.charAt(this.#at);
    if (char === '\n') this.#lineStart = this.#at + 1;
    else if (char === '(' || char === '[' || char === '{') this.#opens(char);
    else if (char === ')' || char === ']' || char === '}') this.#closes(char);
    else if (!/[\w\s]/.test(char) && this.#entersOther(char)) return;
    this.#at += 1;
  }

  #opens(char: OpenBracket['char']): void {
    const line = this.#text.slice(this.#lineStart, this.#at);
    this.#open.push({ char, indent: indentationWidth(line), header: line.trim() });
  }

  #closes(char: string): void {
    const top = this.#open.at(-1);
    if (char === ')' && this.#language.loneClosers && top?.char !== '(') return;
    if (top === undefined) this.#strays.push({ char, at: this.#at });
    else if (top.char === OPENER_OF[char]) this.#open.pop();
    else {
      this.#errors += 1;
      // A brace is trusted more than what is left open inside of it: one forgotten `)` does not swallow the rest.
      const brace = char === '}' ? this.#open.findLastIndex(open => open.char === '{') : -1;
      if (brace >= 0) this.#open.length = brace;
    }
  }

  /** A comment, string or pattern that begins here; false where there is none. */
  #entersOther(char: string): boolean {
    const { lineComments, blockComment, quotes, regex } = this.#language;
    const rest = (token: string) => this.#text.startsWith(token, this.#at);
    if (blockComment !== undefined && rest(blockComment[0])) {
      return this.#enter({ kind: 'comment', until: blockComment[1] }, blockComment[0].length);
    }
    if (lineComments.some(rest) && !(char === '#' && this.#insideWord())) {
      return this.#enter({ kind: 'comment', until: '\n' }, 0);
    }
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
      this.#errors += 1;
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
