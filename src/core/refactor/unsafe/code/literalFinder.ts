import { ownValue } from '../../../json.ts';
import { type Language, languageOf } from '../../../syntax/language.ts';
import { endOf, tokenAt } from '../../../syntax/lexicalTokens.ts';
import type { Literal, Literals } from '../../../syntax/literalQuery.ts';
import { familyOf } from './families.ts';
import { CLOSERS } from './lexemes.ts';
import type { TextCursor } from './textCursor.ts';

export interface StringOpening {
  readonly kind: 'string';
  /** Undefined if it may be the word before. */
  readonly prefix: string | undefined;
  readonly quote: string;
  /** Length of the prefix and the opening quote. */
  readonly length: number;
  /** An offset given by the grammar, or the quote that ends the string. */
  readonly until: number | string;
}

export type FoundLiteral =
  | StringOpening
  | { readonly kind: 'pattern'; readonly length: number }
  /** A comment, or prose. */
  | { readonly kind: 'gap'; readonly length: number };

/** Quotes of a line that nothing closes, each of which costs a search. */
const MOST_UNCLOSED = 8;
const MOST_COMMAND_CHARS = 2_000;

/** Finds the literal that begins at a place: by the grammar, or else by the facts of the language. */
export class LiteralFinder {
  readonly #language: Language;
  readonly #hasCommands: boolean;
  readonly #given: ReadonlyMap<number, Literal>;
  /** Where the grammar has found nothing. */
  readonly #isScanned: boolean;
  #unclosed = { line: 0, count: 0 };

  constructor(languageId: string, literals: Literals | undefined) {
    this.#language = languageOf(languageId);
    this.#hasCommands = ['ruby', 'php', 'perl'].includes(familyOf(languageId));
    this.#given = new Map(literals?.found.map(literal => [literal.start, literal]));
    this.#isScanned = literals?.isComplete !== true;
  }

  find(cursor: TextCursor): FoundLiteral | undefined {
    const command = this.#commandAt(cursor);
    if (command !== undefined) return command;
    const literal = this.#given.get(cursor.at);
    if (literal !== undefined && literal.end > cursor.at) return foundBy(literal, cursor);
    return this.#isScanned && !isWordChar(cursor.text.charCodeAt(cursor.at)) ? this.#scan(cursor) : undefined;
  }

  /** `` `ls #{a}` `` and `%x(ls #{a})` */
  #commandAt({ at, text }: TextCursor): StringOpening | undefined {
    if (!this.#hasCommands || (text.charAt(at) !== '`' && text.charAt(at) !== '%')) return undefined;
    const [opening = '', bracket = '`'] = /^(?:`|%x([([{]))/.exec(text.slice(at, at + 3)) ?? [];
    const until = ownValue(CLOSERS, bracket) ?? '`';
    if (opening === '' || !text.slice(at + 1, at + MOST_COMMAND_CHARS).includes(until)) return undefined;
    return { kind: 'string', prefix: '', quote: '`', length: opening.length, until };
  }

  #scan({ at, line, lineEnd, lineStart, text }: TextCursor): FoundLiteral | undefined {
    if (this.#unclosed.line !== line) this.#unclosed = { line, count: 0 };
    if (this.#unclosed.count >= MOST_UNCLOSED) return undefined;
    const token = tokenAt(text, at, lineStart, this.#language);
    if (token === undefined) return undefined;
    if (token.kind === 'pattern') return token;
    const { kind, length, until } = token;
    const inside = at + length;
    if (kind === 'comment') {
      const end = until === '\n' ? lineEnd : text.indexOf(until, inside);
      const last = until === '\n' ? lineEnd : end < 0 ? text.length : end + until.length;
      return { kind: 'gap', length: Math.max(1, last - at) };
    }
    const isMultiline = this.#language.multiline.includes(until) || until === '`';
    const isClosed = endOf(text, inside, { kind, until, limit: lineEnd, language: this.#language }) !== undefined;
    if (isMultiline || isClosed) return { kind, prefix: undefined, quote: until, length, until };
    this.#unclosed = { line, count: this.#unclosed.count + 1 };
    return undefined;
  }
}

/** Letters, digits, `_`: no literal begins with one without a grammar. */
function isWordChar(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}

function foundBy({ end, kind, start }: Literal, { text }: TextCursor): FoundLiteral {
  if (kind === 'pattern') return { kind, length: end - start };
  if (kind !== 'string') return { kind: 'gap', length: end - start };
  const { length, prefix, quote } = openingOf(text.slice(start, start + 20));
  const isClosed = text.endsWith(quote, end) && end - start >= length + quote.length;
  return {
    kind,
    prefix: prefix === '' ? undefined : prefix,
    quote,
    length,
    until: isClosed ? end - quote.length : end,
  };
}

/** `f"""` → `f`, `"""`; `r#"` → `r#`, `"#` */
function openingOf(begins: string): { prefix: string; quote: string; length: number } {
  const [opening = '', prefix = '', hashes = '', quotes = ''] =
    /^([A-Za-z$@]{0,3})(#{0,5})("""|'''|"|'|`)/.exec(begins) ?? [];
  return { prefix: prefix + hashes, quote: quotes === '' ? '' : quotes + hashes, length: opening.length };
}
