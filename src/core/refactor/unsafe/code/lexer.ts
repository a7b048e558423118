import { ownValue } from '../../../json.ts';
import { Pace, type Steps } from '../../../steps.ts';
import { type Language, languageOf } from '../../../syntax/language.ts';
import { endsHeredoc } from '../../../syntax/lexicalTokens.ts';
import type { Literals } from '../../../syntax/literalQuery.ts';
import { type Interpolation, interpolationOf } from './families.ts';
import { CLOSERS, CLOSING, NUMBER, SPACE, SYMBOL, wordPatternOf } from './lexemes.ts';
import { LiteralFinder, type StringOpening } from './literalFinder.ts';
import { type Hole, holeAt } from './stringParts.ts';
import { TextCursor } from './textCursor.ts';
import type { GroupToken, PlainToken, StringToken, Token } from './token.ts';

/** Deeper brackets are symbols. */
const DEEPEST = 60;
const LONGEST_PREFIX = 12;
/** Longer strings are read in parts. */
const CHARS_AT_ONCE = 20_000;

interface CodeFrame {
  readonly kind: 'code';
  readonly items: Token[];
  readonly close: string;
  /** Undefined for the whole text and for a hole. */
  readonly group: GroupToken | undefined;
}

interface StringFrame {
  readonly kind: 'string';
  readonly token: StringToken;
  readonly until: StringOpening['until'];
  readonly hasEscapes: boolean;
  readonly interpolation: Interpolation | undefined;
}

interface Heredoc {
  readonly token: StringToken;
  readonly word: string;
  readonly isPlain: boolean;
}

/** @param literals found by the grammar; undefined to find them with the facts of the language */
export function* tokensOf(text: string, languageId: string, literals: Literals | undefined): Steps<readonly Token[]> {
  const lexer = new Lexer(text, languageId, literals);
  const pace = new Pace();
  for (let chars = lexer.step(); chars > 0; chars = lexer.step()) if (pace.isDue(chars)) yield;
  return lexer.end();
}

class Lexer {
  readonly #cursor: TextCursor;
  readonly #language: Language;
  readonly #interpolation: Interpolation | undefined;
  readonly #word: RegExp;
  readonly #literals: LiteralFinder;
  readonly #root: CodeFrame = { kind: 'code', items: [], close: '', group: undefined };
  readonly #frames: (CodeFrame | StringFrame)[] = [this.#root];
  #heredocs: Heredoc[] = [];

  constructor(text: string, languageId: string, literals: Literals | undefined) {
    this.#cursor = new TextCursor(text);
    this.#language = languageOf(languageId);
    this.#interpolation = interpolationOf(languageId);
    this.#word = wordPatternOf(languageId);
    this.#literals = new LiteralFinder(languageId, literals);
  }

  /** @returns characters read */
  step(): number {
    const from = this.#cursor.at;
    if (from >= this.#cursor.text.length) return 0;
    const frame = this.#frames.at(-1) ?? this.#root;
    if (frame.kind === 'string') this.#inString(frame);
    else this.#inCode(frame);
    return this.#cursor.at - from;
  }

  end(): readonly Token[] {
    while (this.#frames.length > 1) this.#close();
    return this.#root.items;
  }

  #inCode(frame: CodeFrame): void {
    if (this.#cursor.startsWith('\n')) {
      this.#newLine();
      return;
    }
    const space = this.#cursor.match(SPACE);
    if (space !== '') {
      this.#cursor.isSpaced = true;
      this.#cursor.at += space.length;
      return;
    }
    if (this.#literal(frame)) return;
    const word = this.#cursor.match(this.#word);
    const number = word === '' ? this.#cursor.match(NUMBER) : '';
    if (word !== '') this.#plain(frame, 'word', word);
    else if (number !== '') this.#plain(frame, 'number', number);
    else this.#symbol(frame, this.#cursor.match(SYMBOL));
  }

  #literal(frame: CodeFrame): boolean {
    if (this.#here(frame)) return true;
    const literal = this.#literals.find(this.#cursor);
    if (literal === undefined) return false;
    if (literal.kind === 'string') this.#beginString(frame, literal);
    else if (literal.kind === 'pattern') this.#plain(frame, 'symbol', '/', literal.length);
    else {
      this.#cursor.isSpaced = true;
      this.#cursor.advance(literal.length);
    }
    return true;
  }

  #beginString(frame: CodeFrame, { prefix, quote, length, until }: StringOpening): void {
    const tag = prefix ?? this.#takePrefix(frame, quote);
    const token: StringToken = { ...this.#cursor.span(length), kind: 'string', prefix: tag, quote, parts: [] };
    frame.items.push(token);
    this.#cursor.advance(length);
    const { prefix: needed, quotes = [], holes = [] } = this.#interpolation ?? {};
    const holds = holes.length > 0 && (quotes.length === 0 || quotes.includes(quote)) && (needed?.test(tag) ?? true);
    const hasEscapes = (this.#language.quotes.includes(quote) || quote === '`') && !/[rR@]/.test(tag.slice(0, 3));
    const interpolation = holds ? this.#interpolation : undefined;
    this.#frames.push({ kind: 'string', token, until, hasEscapes, interpolation });
  }

  /** `f"…"`, `$"…"`, ``sql`…` `` */
  #takePrefix(frame: CodeFrame, quote: string): string {
    const before = frame.items.at(-1);
    if (before?.kind !== 'word' || before.end !== this.#cursor.at || before.text.length > LONGEST_PREFIX) return '';
    const isTag =
      quote === '`' ? !this.#language.ids.includes('go') : /^(?:[a-zA-Z]{1,3}|[$@]{1,2}|[a-z]{3,8})$/.test(before.text);
    if (!isTag) return '';
    if (quote !== '`' || this.#language.ids.includes('ruby')) frame.items.pop();
    return before.text;
  }

  #inString(frame: StringFrame): void {
    const { at: from, text } = this.#cursor;
    const { until, hasEscapes, interpolation } = frame;
    const limit = Math.min(text.length, from + CHARS_AT_ONCE);
    let at = from;
    for (; at < limit; at += 1) {
      if (typeof until === 'number' ? at >= until : text.startsWith(until, at)) {
        this.#literalTo(frame, at);
        this.#cursor.advance(typeof until === 'string' ? until.length : this.#closingLength(frame, at));
        this.#close();
        return;
      }
      const hole = interpolation === undefined ? undefined : holeAt(text, at, interpolation);
      if (hole !== undefined && hole !== 'escaped') {
        this.#hole(frame, at, hole);
        return;
      }
      if (hole === 'escaped' || (hasEscapes && text.charAt(at) === '\\')) at += 1;
    }
    this.#literalTo(frame, at);
  }

  #closingLength({ token, until }: StringFrame, at: number): number {
    return until === at && this.#cursor.text.startsWith(token.quote, at) ? token.quote.length : 0;
  }

  #hole(frame: StringFrame, at: number, { open, close }: Hole): void {
    this.#literalTo(frame, at);
    const items: Token[] = [];
    frame.token.parts.push(items);
    if (close === undefined) {
      items.push({ ...this.#cursor.span(open.length), kind: 'word', text: open });
      this.#cursor.advance(open.length);
      return;
    }
    // `{$a}` holds `$a`.
    this.#cursor.advance(open === '{$' ? 1 : open.length);
    if (this.#frames.length >= DEEPEST) return;
    this.#frames.push({ kind: 'code', items, close, group: undefined });
  }

  #literalTo(frame: StringFrame, end: number): void {
    const part = this.#cursor.text.slice(this.#cursor.at, end);
    if (part !== '') frame.token.parts.push(part);
    this.#cursor.advance(end - this.#cursor.at);
  }

  #here(frame: CodeFrame): boolean {
    const { heredocs } = this.#language;
    if (heredocs === undefined || !this.#cursor.startsWith('<<')) return false;
    const rest = this.#cursor.text.slice(this.#cursor.at, Math.min(this.#cursor.lineEnd, this.#cursor.at + 200));
    const found = heredocs.exec(rest);
    const word = found?.groups?.['word'];
    if (found?.index !== 0 || word === undefined) return false;
    const length = found[0].length;
    const token: StringToken = {
      ...this.#cursor.span(length),
      kind: 'string',
      prefix: '',
      quote: 'heredoc',
      parts: [],
    };
    frame.items.push(token);
    this.#heredocs.push({ token, word, isPlain: found[0].includes("'") });
    this.#cursor.advance(length);
    return true;
  }

  #symbol(frame: CodeFrame, text: string): void {
    const closer = ownValue(CLOSERS, text);
    if (closer !== undefined && this.#frames.length < DEEPEST) {
      const group: GroupToken = { ...this.#cursor.span(1), kind: 'group', open: text, items: [] };
      frame.items.push(group);
      this.#cursor.advance(1);
      this.#frames.push({ kind: 'code', items: group.items, close: closer, group });
      return;
    }
    if (CLOSING.has(text) && this.#closes(text)) return;
    this.#plain(frame, 'symbol', text);
  }

  /** Closes the group that the bracket ends, and those left open within it. */
  #closes(bracket: string): boolean {
    for (let at = this.#frames.length - 1; at > 0; at -= 1) {
      const frame = this.#frames[at];
      if (frame?.kind !== 'code') return false;
      if (frame.close !== bracket) {
        // A hole ends with its string.
        if (frame.group === undefined) return false;
        continue;
      }
      this.#cursor.advance(1);
      while (this.#frames.length > at) this.#close();
      return true;
    }
    return false;
  }

  #close(): void {
    const frame = this.#frames.pop();
    const token = frame?.kind === 'string' ? frame.token : frame?.group;
    if (token === undefined) return;
    token.end = this.#cursor.at;
    token.endLine = this.#cursor.line;
  }

  #plain({ items }: CodeFrame, kind: PlainToken['kind'], text: string, length = text.length): void {
    items.push(this.#cursor.plainToken(kind, text, length));
    this.#cursor.advance(length);
  }

  #newLine(): void {
    this.#cursor.advance(1);
    this.#cursor.isFirstOfLine = true;
    this.#cursor.isSpaced = true;
    for (const heredoc of this.#heredocs.splice(0)) this.#body(heredoc);
  }

  #body({ token, word, isPlain }: Heredoc): void {
    const from = this.#cursor.at;
    let end = from;
    while (end < this.#cursor.text.length) {
      const next = this.#cursor.text.indexOf('\n', end);
      const lineEnd = next < 0 ? this.#cursor.text.length : next;
      if (endsHeredoc(this.#cursor.text.slice(end, lineEnd), word)) break;
      end = next < 0 ? lineEnd : next + 1;
    }
    const { quotes = [] } = this.#interpolation ?? {};
    const interpolation = !isPlain && quotes.includes('heredoc') ? this.#interpolation : undefined;
    this.#frames.push({ kind: 'string', token, until: end, hasEscapes: !isPlain, interpolation });
    while (this.#frames.some(frame => frame.kind === 'string' && frame.token === token) && this.step() > 0);
    const closing = this.#cursor.text.indexOf(word, this.#cursor.at);
    if (closing >= 0 && this.#cursor.text.slice(this.#cursor.at, closing).trim() === '')
      this.#cursor.advance(closing + word.length - this.#cursor.at);
  }
}
