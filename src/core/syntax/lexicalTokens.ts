import type { Language } from './language.ts';
import { awaitsValue } from './words.ts';

export type Token =
  | { readonly kind: 'comment' | 'string'; readonly length: number; readonly until: string }
  | { readonly kind: 'pattern'; readonly length: number };

/** A `/` after one of these or a word like `return` begins a pattern; after a value it divides. */
const BEFORE_PATTERN = /(?:^|[(,=:[!&|?{};+\-*%<>~^])\s*$/;
const PATTERN_CHARS = 200;
const LOOK_BACK_CHARS = 40;

/** A line comment has length 0. */
export function tokenAt(text: string, at: number, lineStart: number, language: Language): Token | undefined {
  const { blockComment, lineComments, longStrings, quotes, regex } = language;
  const isHere = (mark: string) => text.startsWith(mark, at);
  if (blockComment !== undefined && isHere(blockComment[0]))
    return { kind: 'comment', length: blockComment[0].length, until: blockComment[1] };
  const comment = lineComments.find(isHere);
  if (comment !== undefined && beginsLineComment({ text, at, lineStart }, comment, language))
    return { kind: 'comment', length: 0, until: '\n' };
  const long = longStrings.find(([open]) => isHere(open));
  if (long !== undefined) return { kind: 'string', length: long[0].length, until: long[1] };
  const quote = quotes.find(isHere);
  if (quote !== undefined && !(language.looseApostrophe && quote === "'" && !isCharacter(text, at)))
    return { kind: 'string', length: quote.length, until: quote };
  if (!regex || !isHere('/')) return undefined;
  const before = text.slice(Math.max(lineStart, at - LOOK_BACK_CHARS), at);
  if (!BEFORE_PATTERN.test(before) && !awaitsValue(before, language)) return undefined;
  const pattern = /^\/(?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/.exec(text.slice(at, at + PATTERN_CHARS));
  return pattern === null ? undefined : { kind: 'pattern', length: pattern[0].length };
}

/** Before `limit`. A backslash escapes only in quoted strings. */
export function endOf(
  text: string,
  from: number,
  { kind, until, limit, language }: { kind: 'comment' | 'string'; until: string; limit: number; language: Language },
): number | undefined {
  const escapes = kind === 'string' && language.quotes.includes(until);
  for (let at = from; at < limit; at += 1) {
    if (escapes && text.charAt(at) === '\\') at += 1;
    else if (text.startsWith(until, at)) return at;
  }
  return undefined;
}

/** `EOF` for `cat <<EOF`. */
export function heredocOf(line: string, { heredocs }: Language): string | undefined {
  return heredocs?.exec(line)?.groups?.['word'];
}

/** `EOF`, `SQL);` */
export function endsHeredoc(line: string, word: string): boolean {
  return line.trim().replace(/(?<![;,)])[;,)]+$/, '') === word;
}

/** Not `$#`, `a#b`, `${#list}`, `https://`, nor Ruby's `#{a}`. */
function beginsLineComment(
  { text, at, lineStart }: { text: string; at: number; lineStart: number },
  mark: string,
  { quotes }: Language,
): boolean {
  if (mark === '//') return !/\w:$/.test(text.slice(Math.max(lineStart, at - 2), at));
  if (mark !== '#') return true;
  if (text.startsWith('#{', at) && !quotes.includes('"""')) return false;
  return at === lineStart || !/[$\w{&]/.test(text.charAt(at - 1));
}

/** `'a'` and `'\n'`, not `&'a str`. */
function isCharacter(text: string, at: number): boolean {
  return /^'(?:\\.[^']{0,8}|[^'\\])'/u.test(text.slice(at, at + 12));
}
