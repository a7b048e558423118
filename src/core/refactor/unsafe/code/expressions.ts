import type { Family } from './families.ts';
import { type GroupToken, isGroup, isSymbol, isWord, type Token } from './token.ts';

/** A statement, an argument, or an entry of a list. */
export interface Element {
  readonly tokens: readonly Token[];
  /** `<?=`, `<%-`: the tag of a template that begins it. */
  readonly tag?: string;
}

export interface Call {
  /** `db.query`, without arguments in between. */
  readonly names: readonly string[];
  /** Arguments of all calls in the chain: `a("x").b(y)`. */
  readonly chain: readonly Element[];
  readonly args: readonly Element[];
  /** Begins with a string: `"…".format()`. */
  readonly onString: boolean;
  readonly from: number;
  readonly to: number;
}

const SEPARATORS = new Set([',', ';', '?>', '%>', '-%>']);
const TEMPLATE_TAG = /^(?:<\?|<%)/;
/** Before or after a line's end, they join the lines. */
const JOINS_NEXT = /^(?:[-+*/%=.,&|^?]|=>|->|::|\?\.|!\.|[!=]={1,2}|<=|>=|:=|[-+.]=|\|\||&&|\?\?|\.\.|<>|\|>|<<|\\)$/;
const JOINS_PREVIOUS = /^(?:[+=.|?:]|=>|->|::|\?\.|!\.|[!=]={1,2}|:=|\|\||&&|\?\?|\.\.|<>|\|>)$/;
const CONNECTORS = ['.', '?.', '->', '::', '!.', '&.'];
const MOST_SEGMENTS = 16;
/** A longer element is cut. */
const MOST_TOKENS = 600;
/** Arguments and entries that are compared; each has a scope of its own. */
const MOST_ELEMENTS = 40;

const NO_CALLEE = new Set(
  'if for while switch catch return function def fn func fun match when elif else until unless foreach using lock and or not in is await new throw raise yield case typeof delete void with do try'.split(
    ' ',
  ),
);
const DEFINES = new Set('def function fn func fun sub class interface struct'.split(' '));
const BEFORE_CALL = new Set(
  'return await new throw raise yield else case in of do then and or not unless if while elif when typeof delete void echo print puts const let var val async go defer try ref out mut move'.split(
    ' ',
  ),
);

/** @param open the bracket around the items; empty at the top */
export function* eachElement(items: readonly Token[], open: string): Generator<Element, void> {
  const endsAtLine = open === '' || open === '{';
  let from = 0;
  let tag: string | undefined;
  const element = (to: number): Element => ({ tokens: items.slice(from, to), ...(tag !== undefined && { tag }) });
  for (let at = 0; at < items.length; at += 1) {
    const token = items[at];
    if (token === undefined) break;
    const text = token.kind === 'symbol' ? token.text : '';
    const isTag = text.length > 1 && TEMPLATE_TAG.test(text);
    const isSeparator = isTag || SEPARATORS.has(text);
    const before = items[at - 1];
    const isNewLine = endsAtLine && token.isFirstOfLine && before !== undefined && !isJoined(before, token);
    const isLong = at - from >= MOST_TOKENS;
    if (!isSeparator && !isNewLine && !isLong) continue;
    if (at > from) yield element(at);
    from = isSeparator ? at + 1 : at;
    if (isSeparator) tag = isTag ? text : undefined;
  }
  if (items.length > from) yield element(items.length);
}

export function elementsOf(items: readonly Token[], open: string): Element[] {
  const elements: Element[] = [];
  for (const element of eachElement(items, open)) {
    elements.push(element);
    if (elements.length >= MOST_ELEMENTS) break;
  }
  return elements;
}

function isJoined(before: Token, next: Token): boolean {
  if (before.kind === 'symbol' && JOINS_NEXT.test(before.text)) return true;
  if (next.kind === 'symbol' && JOINS_PREVIOUS.test(next.text)) return true;
  if (before.kind === 'string' && next.kind === 'string') return true;
  return isGroup(next, '{') && (isGroup(before, '(') || before.kind === 'word');
}

/** `f(a)`, `a.b(c)`, `.b { a }`; in the order of their ends. */
export function callsIn(tokens: readonly Token[], family: Family): Call[] {
  const calls: Call[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'group' || token.open === '[') continue;
    const call = callAt(tokens, at, token, family);
    if (call !== undefined) calls.push(call);
  }
  return calls;
}

function callAt(tokens: readonly Token[], at: number, group: GroupToken, family: Family): Call | undefined {
  const chain = chainBefore(tokens, at, family);
  if (chain === undefined) return undefined;
  const { names, from } = chain;
  const last = names.at(-1) ?? '';
  if (names.length === 0 || (names.length === 1 && NO_CALLEE.has(last))) return undefined;
  // A block is an argument only of a method: `.verifier { true }`.
  if (group.open === '{' && (names.length < 2 || !['jvm', 'swift', 'ruby'].includes(family))) return undefined;
  if (group.open === '(' && isDefinition(tokens, chain, at, family)) return undefined;
  const args = group.open === '{' ? [{ tokens: [group] }] : elementsOf(group.items, '(');
  return { names, chain: [...chain.args, ...args], args, onString: chain.onString, from, to: at };
}

interface Chain {
  readonly names: readonly string[];
  readonly args: readonly Element[];
  readonly onString: boolean;
  readonly from: number;
}

function chainBefore(tokens: readonly Token[], end: number, family: Family): Chain | undefined {
  const names: string[] = [];
  const args: Element[] = [];
  let at = afterTypeArguments(tokens, end) - 1;
  let onString = false;
  for (let count = 0; count < MOST_SEGMENTS; count += 1) {
    let token = tokens[at];
    while (token?.kind === 'group' && token.open !== '{' && !isOpening(tokens, at)) {
      // A call's result is called or indexed.
      if (token.open === '(') args.unshift(...elementsOf(token.items, '('));
      at = afterTypeArguments(tokens, at) - 1;
      token = tokens[at];
    }
    if (token?.kind !== 'word') {
      // `(0, eval)(a)`; the receiver of `[a].join()` has no name.
      const last = isGroup(token, '(') ? token.items.at(-1) : undefined;
      names.unshift(last?.kind === 'word' ? last.text : '');
      onString = token?.kind === 'string';
      if (token?.kind !== 'symbol') at -= 1;
      break;
    }
    names.unshift(token.text);
    at -= 1;
    if (!isConnector(tokens[at], family)) break;
    at -= 1;
  }
  return names.every(name => name === '') ? undefined : { names, args, onString, from: at + 1 };
}

/** A group that begins an expression: `(a).b()`, not `f(a).b()`. */
function isOpening(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const isCallee =
    before?.kind === 'word'
      ? !NO_CALLEE.has(before.text) || isSymbol(tokens[at - 2], ...CONNECTORS)
      : before?.kind === 'group' || isSymbol(before, '>');
  return !isCallee;
}

function isConnector(token: Token | undefined, family: Family): boolean {
  // In PHP and Perl a point joins strings.
  const isConcat = family === 'php' || family === 'perl';
  return isSymbol(token, ...CONNECTORS) && !(isConcat && isSymbol(token, '.'));
}

/** `f<A, B>(` and `Command::<A>::new(` */
function afterTypeArguments(tokens: readonly Token[], end: number): number {
  if (!isSymbol(tokens[end - 1], '>')) return end;
  for (let at = end - 2; at >= 0 && at > end - 14; at -= 1) {
    const token = tokens[at];
    if (isSymbol(token, '<')) return isSymbol(tokens[at - 1], '::') ? at - 1 : at;
    if (token?.kind !== 'word' && !isSymbol(token, ',', '.', '?', '&', ':', '::') && !isGroup(token, '[')) break;
  }
  return end;
}

function isDefinition(tokens: readonly Token[], { names, from }: Chain, at: number, family: Family): boolean {
  const before = tokens[from - 1];
  if (before?.kind === 'word' && DEFINES.has(before.text)) return true;
  // `func (r *T) Eval(`
  if (isGroup(before, '(') && isWord(tokens[from - 2], 'func')) return true;
  if (names.length > 1 || family === 'python' || family === 'ruby' || family === 'shell') return false;
  // `int eval(a)`
  if (before?.kind === 'word' && !BEFORE_CALL.has(before.text) && isGroup(tokens.at(-1), '{')) return true;
  const next = tokens[at + 1];
  if (from === 0 && isGroup(next, '{')) return true;
  return (from === 0 || before?.kind === 'word') && isSymbol(next, ':') && isGroup(tokens.at(-1), '{');
}

const COMMAND_FAMILIES: readonly Family[] = ['ruby', 'php', 'perl', 'lua', 'elixir', 'powershell', 'sql'];
const KEYWORD_COMMANDS = new Set('echo print include include_once require require_once eval @html'.split(' '));

/** `system "ls"`, `echo $a`, `out = eval code`: a call without brackets. */
export function commandIn({ tokens, tag }: Element, family: Family): Call | undefined {
  if (tag === '<?=') return commandOf(['echo'], tokens, 0);
  if (tag === '<%==' || (tag === '<%-' && family === 'script')) return commandOf(['raw'], tokens, 0);
  const equals = tokens.findIndex(token => isSymbol(token, '='));
  const start = equals + 1 + (isWord(tokens[equals + 1], 'return', 'await') ? 1 : 0);
  const names: string[] = [];
  let at = start;
  for (; tokens[at]?.kind === 'word'; at += 2) {
    const token = tokens[at];
    if (token?.kind === 'word') names.push(token.text);
    if (!isConnector(tokens[at + 1], family)) {
      at += 1;
      break;
    }
  }
  const [first = ''] = names;
  const next = tokens[at];
  if (first === '' || NO_CALLEE.has(first) || next === undefined || !next.isSpaced) return undefined;
  const isKeyword = names.length === 1 && KEYWORD_COMMANDS.has(first);
  if (!isKeyword && !COMMAND_FAMILIES.includes(family)) return undefined;
  if (isWord(next, 'do', 'if', 'unless', 'and', 'or', 'then', 'while', 'rescue')) return undefined;
  const isArgument =
    next.kind === 'string' || next.kind === 'word' || next.kind === 'number' || isSymbol(next, ':', '*');
  if (!isArgument && !(isKeyword && next.kind === 'group' && next.open !== '{')) return undefined;
  return commandOf(names, tokens, at);
}

function commandOf(names: readonly string[], tokens: readonly Token[], at: number): Call {
  const args = elementsOf(tokens.slice(at), '(');
  return { names, args, chain: args, onString: false, from: 0, to: tokens.length - 1 };
}
