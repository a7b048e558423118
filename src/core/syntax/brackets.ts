import { ownValue } from '../json.ts';
import { indentationOf } from '../text/lines.ts';
import { BracketStack, type BracketState, CODE, type Mode, NOTHING_OPEN } from './bracketState.ts';
import type { Language } from './language.ts';
import { endOf, tokenAt } from './lexicalTokens.ts';

const MARK = /[^\w\s]|\n/g;

const MARK_OR_WORD = /[A-Za-z_]\w*|[^\w\s]|\n/g;

const OPENING = new Set(['(', '[', '{']);

/** Ignores brackets in strings and comments. Offsets count from the start of `text`. Takes linear time. */
export function readBrackets(text: string, language: Language, start: BracketState = NOTHING_OPEN): BracketState {
  return new BracketReader(text, language, start).read();
}

class BracketReader {
  readonly #text: string;
  readonly #language: Language;
  readonly #marks: RegExp;
  readonly #stack: BracketStack;
  #mode: Mode;
  #at = 0;
  #lineStart = 0;

  constructor(text: string, language: Language, start: BracketState) {
    this.#text = text;
    this.#language = language;
    this.#marks = language.blockPairs === undefined ? MARK : MARK_OR_WORD;
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
    this.#marks.lastIndex = this.#at;
    const [char = ''] = this.#marks.exec(this.#text) ?? [];
    this.#at = char === '' ? this.#text.length : this.#marks.lastIndex - char.length;
    if (/^\w/.test(char)) {
      this.#readWord(char);
      return;
    }
    if (char === '\n') this.#lineStart = this.#at + 1;
    else if (OPENING.has(char) && this.#entersToken()) return;
    else if (OPENING.has(char)) {
      this.#stack.opens(char, this.#text.slice(this.#lineStart, this.#at));
    } else if (char === ')' || char === ']' || char === '}') this.#closes(char);
    else if (char !== '' && this.#entersToken()) return;
    this.#at += 1;
  }

  /** A word that opens or closes a block, where no grammar finds them: `function … end`. */
  #readWord(word: string): void {
    const end = this.#at + word.length;
    const pairs = this.#language.blockPairs ?? {};
    // A field, a key or an argument may have the name.
    const isName = /[.:@]/.test(this.#text.charAt(this.#at - 1)) || this.#text.charAt(end) === ':';
    if (!isName && ownValue(pairs, word) !== undefined) {
      this.#stack.opens(word, this.#text.slice(this.#lineStart, this.#at));
    } else if (!isName && Object.values(pairs).includes(word)) this.#stack.closes(word, this.#at);
    this.#at = end;
  }

  #closes(char: string): void {
    if (char === ')' && this.#language.loneClosers && this.#stack.innermost?.char !== '(') return;
    this.#stack.closes(char, this.#at);
  }

  #entersToken(): boolean {
    const token = tokenAt(this.#text, this.#at, this.#lineStart, this.#language);
    if (token === undefined) return false;
    if (token.kind !== 'pattern') this.#mode = { kind: token.kind, until: token.until };
    this.#at += token.length;
    return true;
  }

  #readUntil(until: string, kind: 'comment' | 'string'): void {
    const line = this.#text.indexOf('\n', this.#at);
    const lineEnd = line < 0 ? this.#text.length : line;
    const end =
      until !== '\n'
        ? endOf(this.#text, this.#at, { kind, until, limit: lineEnd, language: this.#language })
        : line < 0
          ? undefined
          : lineEnd;
    if (end !== undefined) {
      this.#at = until === '\n' ? end : end + until.length;
      this.#mode = CODE;
      return;
    }
    this.#at = lineEnd;
    if (line < 0) return;
    if (kind === 'string' && !this.#language.multiline.includes(until)) {
      this.#stack.fault();
      this.#mode = CODE;
      return;
    }
    this.#at += 1;
    this.#lineStart = this.#at;
  }
}

/** The line's code, without a comment behind it: `if (a) { // why` → `if (a) {`. */
export function withoutRemark(line: string, language: Language): string {
  const starts = language.lineComments.flatMap(mark => {
    const at = line.indexOf(` ${mark}`, indentationOf(line).length);
    return at > 0 && readBrackets(line.slice(0, at), language).mode.kind === 'code' ? [at] : [];
  });
  return starts.length === 0 ? line : line.slice(0, Math.min(...starts)).trimEnd();
}
