import { type Call, callsIn, type Element, elementsOf } from './expressions.ts';
import type { Family } from './families.ts';
import { isSanitizer, NUMBERS } from './sanitizers.ts';
import { isGroup, isSymbol, isWord, type StringToken, type Token } from './token.ts';

/** In the order of risk. `container`: a list or an object. */
export const SHAPES = ['constant', 'function', 'container', 'variable', 'composed'] as const;

export interface Value {
  readonly shape: (typeof SHAPES)[number];
  /** Literal text, with HOLE for the rest. Undefined without literal text. */
  readonly text: string | undefined;
  /** Tokens of the holes that aren't constant. */
  readonly holes: readonly (readonly Token[])[];
}

export const HOLE = '\uFFFC';

export interface ValueContext {
  readonly family: Family;
  /** The kind of mark, whose sanitizers count. */
  readonly kind: string;
  /** The value last assigned to a name above. */
  readonly assigned: (name: string, at: Token) => Value | undefined;
}

const CONSTANT: Value = { shape: 'constant', text: undefined, holes: [] };
const LITERAL_WORDS = /^(?:true|false|null|nil|none|undefined|void|nullptr)$/i;
/** `TABLE`, `Config.TABLE_NAME`, Ruby's `:name` */
const CONSTANT_NAME = /^[A-Z][A-Z\d_]+$/;
/** Names of text that is safe already: `escapedName`, `placeholders`. */
const SAFE_NAME =
  /^\$?(?:safe|escaped|sanitized|quoted)(?=[A-Z_]|$)|(?:Escaped|Sanitized|_escaped|_sanitized)$|^\$?placeholders?$/;
const LEADING_WORDS = [
  'await',
  'new',
  'return',
  'yield',
  'throw',
  'raise',
  'const',
  'ref',
  'in',
  'out',
  'try',
  'mut',
  'IMMEDIATE',
  'immediate',
];

const FORMATS =
  /^(?:format|formatted|sprintf|Sprintf|Sprint|Sprintln|asprintf|vsprintf|format!|str_format|concat|Concat|paste0?|cat|Format|formatText|stringWithFormat|strcat|interpolate|append)!?$/;

/** Deeper values are variables. */
const DEEPEST = 6;

export function readValue(tokens: readonly Token[], context: ValueContext, depth = 0): Value {
  const own = withoutLead(tokens);
  const [first] = own;
  if (first === undefined) return CONSTANT;
  if (depth > DEEPEST) return variable(own);
  if (own.length === 1 && isGroup(first, '(')) return insideBrackets(first.items, context, depth);
  if (isFunction(own, context.family) || (context.family === 'ruby' && isSymbol(tokens[0], '&')))
    return { shape: 'function', text: undefined, holes: [] };
  const alternatives = context.family === 'sql' ? [own] : alternativesOf(own);
  if (alternatives.length > 1) {
    const values = alternatives.map(part => readValue(part, context, depth + 1));
    return values.reduce((worst, value) => (riskOf(value) > riskOf(worst) ? value : worst), CONSTANT);
  }
  const operands = operandsOf(own, context.family);
  const values = operands.map(part => operandValue(part, context, depth));
  return values.length === 1 ? (values[0] ?? CONSTANT) : joined(values);
}

export function riskOf({ shape }: Value): number {
  return SHAPES.indexOf(shape);
}

function variable(tokens: readonly Token[]): Value {
  return { shape: 'variable', text: undefined, holes: [tokens] };
}

function insideBrackets(items: readonly Token[], context: ValueContext, depth: number): Value {
  const elements = elementsOf(items, '(');
  const [only] = elements;
  if (elements.length === 1 && only !== undefined) return readValue(only.tokens, context, depth + 1);
  return containerOf(elements, context, depth);
}

function containerOf(elements: readonly Element[], context: ValueContext, depth: number): Value {
  const values = elements.map(({ tokens }) => readValue(tokens, context, depth + 1));
  const isConstant = values.every(({ shape }) => shape === 'constant');
  return { shape: isConstant ? 'constant' : 'container', text: undefined, holes: values.flatMap(({ holes }) => holes) };
}

function joined(values: readonly Value[]): Value {
  if (values.every(({ shape }) => shape === 'constant')) {
    return { shape: 'constant', text: values.map(({ text = '' }) => text).join(''), holes: [] };
  }
  const hasText = values.some(({ text }) => text !== undefined);
  const text = values.map(value => value.text ?? (value.shape === 'constant' ? '' : HOLE)).join('');
  return {
    shape: hasText ? 'composed' : 'variable',
    text: hasText ? text : undefined,
    holes: values.flatMap(({ holes }) => holes),
  };
}

/** Without `await`, `&`, a cast, a trailing `!`. */
function withoutLead(tokens: readonly Token[]): readonly Token[] {
  let from = 0;
  while (from < tokens.length - 1) {
    const token = tokens[from];
    const next = tokens[from + 1];
    const isLead = isWord(token, ...LEADING_WORDS) || isSymbol(token, '&', '*', '-', '!', '@', '...', ':', '\\');
    // `(String) a`
    const isCast =
      isGroup(token, '(') && token.items.length === 1 && (next?.kind === 'word' || next?.kind === 'string');
    if (!isLead && !isCast) break;
    from += 1;
  }
  return from === 0 ? tokens : tokens.slice(from);
}

/** PHP, Perl, C and Rust write `->` in other places. */
const ARROW_FAMILIES: readonly Family[] = ['jvm', 'swift', 'elixir', 'script', 'ruby'];

function isFunction(tokens: readonly Token[], family: Family): boolean {
  if (isWord(tokens[0], 'function', 'lambda', 'func', 'fn', 'fun', 'def', 'proc', 'async', 'delegate')) return true;
  if (isSymbol(tokens[0], '|') && family === 'rust') return true;
  const arrow = tokens.findIndex(token => isSymbol(token, '=>', '->'));
  if (arrow >= 0 && arrow <= 2)
    return isSymbol(tokens[arrow], '=>') ? family !== 'php' : ARROW_FAMILIES.includes(family);
  const [only] = tokens;
  if (tokens.length !== 1 || !isGroup(only, '{')) return false;
  return ['jvm', 'swift', 'ruby'].includes(family);
}

/** `a ? b : c`, `a || b`, `b if a else c` */
function alternativesOf(tokens: readonly Token[]): (readonly Token[])[] {
  const question = tokens.findIndex(token => isSymbol(token, '?'));
  const colon = question < 0 ? -1 : tokens.findIndex((token, at) => at > question && isSymbol(token, ':'));
  if (colon > question + 1) return [tokens.slice(question + 1, colon), tokens.slice(colon + 1)];
  const condition = tokens.findIndex((token, at) => at > 0 && isWord(token, 'if'));
  const otherwise = tokens.findIndex((token, at) => at > condition && isWord(token, 'else'));
  if (condition > 0 && otherwise > condition) return [tokens.slice(0, condition), tokens.slice(otherwise + 1)];
  return split(tokens, token => isSymbol(token, '||', '??') || isWord(token, 'or'));
}

const CONCAT: Readonly<Partial<Record<Family, readonly string[]>>> = {
  php: ['.'],
  perl: ['.'],
  lua: ['..'],
  elixir: ['<>'],
  sql: ['+', '||'],
};

function operandsOf(tokens: readonly Token[], family: Family): (readonly Token[])[] {
  const operators = CONCAT[family] ?? ['+', '<>', '++'];
  const operands = split(tokens, token => isSymbol(token, ...operators));
  // `"%s" % a`
  return operands.flatMap(operand => {
    const percent = operand.findIndex((token, at) => at > 0 && isSymbol(token, '%'));
    const isFormat = percent === 1 && operand[0]?.kind === 'string' && (family === 'python' || family === 'ruby');
    return isFormat ? [operand.slice(0, percent), operand.slice(percent + 1)] : [operand];
  });
}

function split(tokens: readonly Token[], separates: (token: Token) => boolean): (readonly Token[])[] {
  const parts: (readonly Token[])[] = [];
  let from = 0;
  for (const [at, token] of tokens.entries()) {
    if (!separates(token)) continue;
    if (at > from) parts.push(tokens.slice(from, at));
    from = at + 1;
  }
  if (from < tokens.length) parts.push(tokens.slice(from));
  return parts;
}

function operandValue(tokens: readonly Token[], context: ValueContext, depth: number): Value {
  const own = withoutLead(tokens);
  const [first] = own;
  if (first === undefined) return CONSTANT;
  const call = callsIn(own, context.family).at(-1);
  if (call !== undefined) return callValue(call, own, context, depth);
  if (first.kind === 'string') return stringsValue(own, context, depth);
  if (own.length > 1) {
    // `"a" in b`: nothing to join.
    const tagged = own.find(token => token.kind === 'string' && token.quote === '`' && token.prefix !== '');
    if (tagged !== undefined) return isRaw(tagged) ? stringsValue([tagged], context, depth) : CONSTANT;
    const last = own.at(-1);
    if (isWord(last) && last?.kind === 'word' && CONSTANT_NAME.test(last.text)) return CONSTANT;
    if (isGroup(last, '{') || isGroup(last, '[')) {
      const isIndex = isGroup(last, '[') && own.at(-2)?.kind === 'word' && !last.isSpaced;
      if (!isIndex) return containerOf(elementsOf(last.items, last.open), context, depth);
    }
    return variable(own);
  }
  if (first.kind === 'number') return { ...CONSTANT, text: first.text };
  if (first.kind === 'group') return containerOf(elementsOf(first.items, first.open), context, depth);
  if (first.kind === 'symbol') return CONSTANT;
  if (LITERAL_WORDS.test(first.text) || CONSTANT_NAME.test(first.text)) return CONSTANT;
  return context.assigned(first.text, first) ?? (SAFE_NAME.test(first.text) ? CONSTANT : variable(own));
}

/** ``sql`…${id}` ``, Scala's `sql"…$id"` without `#$id`: the tag gets the values apart. */
function isTagged({ parts, prefix, quote }: StringToken, family: Family): boolean {
  if (quote === '`') return prefix !== '' && !RAW_TAG.test(prefix);
  const isSpliced = parts.some((part, at) => typeof part === 'string' && part.endsWith('#') && at < parts.length - 1);
  return family === 'jvm' && prefix.length > 2 && !RAW_TAG.test(prefix) && !isSpliced;
}

const RAW_TAG = /^(?:raw|dedent|outdent|stripIndent)$/;

function isRaw(token: Token): boolean {
  return token.kind === 'string' && RAW_TAG.test(token.prefix);
}

function callValue(call: Call, tokens: readonly Token[], context: ValueContext, depth: number): Value {
  const last = call.names.at(-1) ?? '';
  if (NUMBERS.test(last) || isSanitizer(call.names, context.kind)) return CONSTANT;
  if (call.to < tokens.length - 1 && tokens[0]?.kind !== 'string') return variable(tokens);
  const isFormat = FORMATS.test(last);
  const [first] = tokens;
  if (call.onString && first?.kind === 'string') {
    const own = stringsValue([first], context, depth);
    if (!isFormat) return own;
    return joined([own, ...call.args.map(({ tokens: inner }) => readValue(inner, context, depth + 1))]);
  }
  if (!isFormat) return variable(tokens);
  const values = call.args.map(({ tokens: inner }) => readValue(withoutName(inner), context, depth + 1));
  // Rust: `format!("{name}")`
  const names = context.family === 'rust' ? (values[0]?.text?.match(/\{[a-z_]\w{0,60}\b/g) ?? []) : [];
  if (names.length > 0 && values[0] !== undefined) values[0] = { ...values[0], shape: 'composed', holes: [tokens] };
  return values.some(({ text }) => text !== undefined) ? formatted(values) : variable(tokens);
}

const SPECIFIERS = /%[-+ 0#]{0,3}\d{0,4}(?:\.\d{0,4})?(?:[hlzj]{0,2}[a-zA-Z@])/g;

/** Numbers can't change a text: `"%d"`. */
function formatted(values: readonly Value[]): Value {
  const specifiers = values[0]?.text?.match(SPECIFIERS) ?? [];
  const areNumbers = specifiers.length > 0 && specifiers.every(specifier => /[diufxXeg]$/.test(specifier));
  return areNumbers ? { ...CONSTANT, text: values[0]?.text } : joined(values);
}

/** `sep = ""` */
function withoutName(tokens: readonly Token[]): readonly Token[] {
  return tokens[0]?.kind === 'word' && isSymbol(tokens[1], '=', ':') ? tokens.slice(2) : tokens;
}

/** Strings side by side. */
function stringsValue(tokens: readonly Token[], context: ValueContext, depth: number): Value {
  const values = tokens.flatMap((token): Value[] => {
    if (token.kind !== 'string') return [];
    if (isTagged(token, context.family)) return [{ ...CONSTANT, text: '' }];
    return token.parts.map((part): Value => {
      if (typeof part === 'string') return { shape: 'constant', text: part, holes: [] };
      const value = readValue(part, context, depth + 1);
      return value.shape === 'constant'
        ? { ...value, text: value.text ?? '' }
        : { ...value, text: HOLE, shape: 'composed' };
    });
  });
  return values.length === 0 ? { ...CONSTANT, text: '' } : joined(values);
}
