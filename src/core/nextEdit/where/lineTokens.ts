import { beginsComment, type Language } from '../../syntax/language.ts';
import { endOf, tokenAt } from '../../syntax/lexicalTokens.ts';
import { isKeyword } from '../../syntax/words.ts';

export type Zone = 'code' | 'string' | 'prose';

export interface Token {
  readonly text: string;
  readonly start: number;
  /** Comments are prose. */
  readonly zone: Zone;
}

interface Span {
  readonly to: number;
  readonly zone: Zone;
}

const TOKEN = /[\p{L}\p{N}_$]+|[=!<>&|?+*%^~-]+|\.+|\S/gu;
const NAME = /^[\p{L}_$][\p{L}\p{N}_$]+$/u;
const LIKE_CODE = /\p{Ll}\p{Lu}|[_$\d]|\p{Lu}{2}/u;
const MAY_BE_QUOTED = /["'`/#*;-]/;

const NO_NAMES = new Set(
  'this self super null nil undefined None true false True False string number boolean any void int'.split(' '),
);

/** `a => b.c` → `a`, `=>`, `b`, `.`, `c` */
export function tokensOf(line: string, language: Language): Token[] {
  const spans = spansOf(line, language);
  let span = 0;
  return [...line.matchAll(TOKEN)].map(({ 0: text, index: start }) => {
    while (start >= (spans[span]?.to ?? line.length + 1)) span++;
    return { text, start, zone: spans[span]?.zone ?? 'code' };
  });
}

export function textsOf(tokens: readonly Token[]): string[] {
  return tokens.map(({ text }) => text);
}

export function endOfToken({ start, text }: Token): number {
  return start + text.length;
}

/** Not a number nor a single letter, which names many things. */
export function isName(text: string): boolean {
  return NAME.test(text);
}

/** `cartTotal`, `cart_total`, `MAX`: not a word of prose. */
export function looksLikeCode(name: string): boolean {
  return LIKE_CODE.test(name);
}

/** Names of code, and words of strings and comments that look like them. */
export function namesIn(tokens: readonly Token[], language: Language): Set<string> {
  const isNaming = ({ text, zone }: Token) =>
    isName(text) && (zone === 'code' ? !NO_NAMES.has(text) && !isKeyword(text, language) : looksLikeCode(text));
  return new Set(textsOf(tokens.filter(isNaming)));
}

/** The parts of a line, up to the last one that isn't code. */
function spansOf(line: string, language: Language): Span[] {
  if (language.family === 'prose' || beginsComment(line, language)) return [{ to: line.length, zone: 'prose' }];
  if (!MAY_BE_QUOTED.test(line)) return [];
  const spans: Span[] = [];
  for (let at = 0; at < line.length; ) {
    const token = isMark(line.charCodeAt(at)) ? tokenAt(line, at, 0, language) : undefined;
    if (token === undefined) {
      at++;
      continue;
    }
    spans.push({ to: at, zone: 'code' });
    at += token.length;
    if (token.kind !== 'pattern') {
      const { kind, until } = token;
      const end = until === '\n' ? undefined : endOf(line, at, { kind, until, limit: line.length, language });
      at = end === undefined ? line.length : end + until.length;
    }
    spans.push({ to: at, zone: token.kind === 'comment' ? 'prose' : 'string' });
  }
  return spans;
}

/** Neither a blank nor a letter or digit; no string or comment begins with one. */
function isMark(code: number): boolean {
  const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return code > 32 && code < 127 && !isLetter && !(code >= 48 && code <= 57) && code !== 95;
}
