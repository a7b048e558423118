/** Ends of a token are offsets; lines count from 0. */
interface Span {
  readonly start: number;
  end: number;
  readonly line: number;
  endLine: number;
  /** White space before it. */
  readonly isSpaced: boolean;
  readonly isFirstOfLine: boolean;
}

export interface PlainToken extends Span {
  readonly kind: 'word' | 'number' | 'symbol';
  readonly text: string;
}

export interface StringToken extends Span {
  readonly kind: 'string';
  /** `f`, `$@`; the tag of a template. */
  readonly prefix: string;
  readonly quote: string;
  /** Literal text, and the tokens of each hole. */
  readonly parts: (string | readonly Token[])[];
}

export interface GroupToken extends Span {
  readonly kind: 'group';
  readonly open: string;
  readonly items: Token[];
}

export type Token = PlainToken | StringToken | GroupToken;

export function isSymbol(token: Token | undefined, ...texts: readonly string[]): boolean {
  return token?.kind === 'symbol' && texts.includes(token.text);
}

export function isWord(token: Token | undefined, ...texts: readonly string[]): boolean {
  return token?.kind === 'word' && (texts.length === 0 || texts.includes(token.text));
}

export function isGroup<Open extends string>(
  token: Token | undefined,
  open: Open,
): token is GroupToken & { readonly open: Open } {
  return token?.kind === 'group' && token.open === open;
}

/** Also within groups and holes, in the order of the text. */
export function* allTokens(tokens: readonly Token[]): Generator<Token, void> {
  const open: { readonly items: readonly Token[]; at: number }[] = [{ items: tokens, at: 0 }];
  for (let frame = open.at(-1); frame !== undefined; frame = open.at(-1)) {
    const token = frame.items[frame.at];
    frame.at += 1;
    if (token === undefined) {
      open.pop();
      continue;
    }
    yield token;
    if (token.kind === 'group') open.push({ items: token.items, at: 0 });
    if (token.kind === 'string') {
      for (const part of token.parts.toReversed()) if (typeof part !== 'string') open.push({ items: part, at: 0 });
    }
  }
}

/** The first ones, also within groups and holes. */
export function wordsIn(tokens: readonly Token[], most = MOST_WORDS): string[] {
  const words: string[] = [];
  for (const token of allTokens(tokens)) {
    if (token.kind === 'word') words.push(token.text);
    if (words.length >= most) break;
  }
  return words;
}

const MOST_WORDS = 150;

/** `resetToken` → `reset`, `token` */
export function wordParts(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(part => part !== '');
}
