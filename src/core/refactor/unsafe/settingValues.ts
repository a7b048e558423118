import { textOf } from './code/scopes.ts';
import { allTokens, isGroup, isSymbol, isWord, type Token, wordsIn } from './code/token.ts';

/** Words, numbers and texts, joined by blanks. */
export function argumentWords(tokens: readonly Token[]): string {
  const texts: string[] = [];
  for (const token of allTokens(tokens)) {
    if (token.kind === 'string') texts.push(textOf(token) ?? '');
    else if (token.kind === 'word' || token.kind === 'number') texts.push(token.text);
    if (texts.length >= MOST_ARGUMENT_WORDS) break;
  }
  return texts.join(' ');
}

const MOST_ARGUMENT_WORDS = 200;

export function entriesOf(items: readonly Token[]): (readonly Token[])[] {
  const entries: (readonly Token[])[] = [];
  let from = 0;
  for (const [at, token] of items.entries()) {
    if (!isSymbol(token, ',')) continue;
    entries.push(items.slice(from, at));
    from = at + 1;
  }
  entries.push(items.slice(from));
  return entries.filter(entry => entry.length > 0);
}

/** Texts that a setting's value may be compared with. */
export function candidatesOf(tokens: readonly Token[]): string[] {
  const own = unwrapped(tokens);
  const [first] = own;
  if (first === undefined) return [];
  if (own.length > 3 && !own.some(token => token.kind === 'group')) {
    // `tls.VERIFY_NONE;`, not `a && false`
    if (own.some(token => isSymbol(token, '&&', '||', '?', '+', '==', '===', '!=', '!=='))) return [];
  }
  const last = own.findLast(token => token.kind !== 'symbol') ?? first;
  if (isGroup(last, '[') || isGroup(last, '{') || (isGroup(last, '(') && own.length === 1))
    return entriesOf(last.items).flatMap(entry => (isPair(entry) ? [] : candidatesOf(entry)));
  if (isGroup(last, '(')) {
    const callee = own.findLast((token, at) => token.kind === 'word' && isGroup(own[at + 1], '('));
    const name = callee?.kind === 'word' ? [callee.text] : [];
    return [
      ...name,
      ...(/^(?:of|List|listOf|asList|Arrays|arrayOf|setOf|array|Some)$/.test(name[0] ?? '')
        ? entriesOf(last.items).flatMap(candidatesOf)
        : []),
    ];
  }
  if (own.some(token => isSymbol(token, '?', '||', '??', '&&', '==', '===', '!=', '!==', '+', 'if'))) return [];
  if (isSymbol(first, '*') && own.length === 1) return ['*'];
  return last.kind === 'string'
    ? [textOf(last) ?? '']
    : last.kind === 'group' || last.kind === 'symbol'
      ? []
      : [last.text];
}

function isPair(tokens: readonly Token[]): boolean {
  return tokens.some(token => isSymbol(token, ':', '=>', '='));
}

/** JSX: `{a}` → `a` */
export function unwrapped(tokens: readonly Token[]): readonly Token[] {
  const own = tokens.filter((token, at) => !(at === tokens.length - 1 && isSymbol(token, ';')));
  const [first] = own;
  const isLone =
    isGroup(first, '{') &&
    first.items.length > 0 &&
    !first.items.some(token => isSymbol(token, ':', ',', '=>', '->', '='));
  return isLone && (own.length === 1 || isSymbol(own[1], '/', '>')) ? first.items : own;
}

const TYPE_NAMES = /^(?:string|number|boolean|any|unknown|str|String|Function|SafeHtml|TrustedHTML|undefined|null)$/;

export function isTypeName(tokens: readonly Token[]): boolean {
  return (
    tokens
      .filter(token => token.kind === 'word')
      .every(token => token.kind === 'word' && TYPE_NAMES.test(token.text)) &&
    tokens.every(token => token.kind !== 'string')
  );
}

/** A function that returns true whatever it gets: `(a, b) => true`. */
export function isAccepting(tokens: readonly Token[]): boolean {
  const arrow = tokens.findIndex(token => isSymbol(token, '=>', '->'));
  const words = argumentWords(tokens.slice(arrow + 1)).split(' ');
  const isFunction = tokens.some(
    token => isSymbol(token, '=>', '->') || isGroup(token, '{') || isWord(token, 'lambda', 'delegate'),
  );
  const isPlain = !words.some(word => /^(?:if|false|equals|None)$/i.test(word));
  return isFunction && isPlain && /^true$/i.test(words.at(-1) ?? '');
}

/** `void checkServerTrusted(…) {}`, `boolean verify(String host, SSLSession session) { return true; }` */
export function isEmptyCheck(tokens: readonly Token[]): boolean {
  return tokens.some((token, at) => {
    if (!isWord(token, 'checkServerTrusted', 'verify') || token.kind !== 'word') return false;
    const parameters = tokens[at + 1];
    const body = tokens.slice(at, at + 30).findLast(next => isGroup(next, '{'));
    if (!isGroup(parameters, '(') || !isGroup(body, '{')) return false;
    if (token.text === 'checkServerTrusted') return body.items.length === 0;
    return token.text === 'verify' && wordsIn(parameters.items).includes('SSLSession') && isAccepting([body]);
  });
}
