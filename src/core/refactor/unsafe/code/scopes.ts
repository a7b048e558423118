import { Pace, type Steps } from '../../../steps.ts';
import type { Aliases } from './aliases.ts';
import { type Call, callsIn, commandIn, type Element, eachElement } from './expressions.ts';
import type { Family } from './families.ts';
import { isGroup, isSymbol, type Token } from './token.ts';

/** An element with its surroundings. */
export interface Scope {
  readonly element: Element;
  readonly calls: readonly Call[];
  readonly assignments: readonly Setting[];
  /** Whose argument it is, also within a list. */
  readonly owner: Call | undefined;
  readonly parent: Scope | undefined;
  readonly line: number;
  readonly endLine: number;
}

/** `verify = False`, `"verify": false`, `setVerify(false)` */
export interface Setting {
  readonly name: string;
  /** `session.verify` */
  readonly path: string;
  readonly operator: string;
  readonly value: readonly Token[];
  readonly owner: Call | undefined;
}

interface Open {
  readonly elements: Iterator<Element, void>;
  readonly bracket: string;
  readonly owner: Call | undefined;
  readonly parent: Scope | undefined;
}

/** Elements of the text and of its brackets, in the order of the text. */
export function* scopesOf(tokens: readonly Token[], family: Family, aliases: Aliases): Steps<readonly Scope[]> {
  const scopes: Scope[] = [];
  const open: Open[] = [{ elements: eachElement(tokens, ''), bracket: '', owner: undefined, parent: undefined }];
  const pace = new Pace();
  for (let frame = open.at(-1); frame !== undefined; frame = open.at(-1)) {
    const { owner, parent, bracket } = frame;
    const element = frame.elements.next().value;
    if (element === undefined) {
      open.pop();
      continue;
    }
    const [first] = element.tokens;
    const last = element.tokens.at(-1);
    if (first === undefined || last === undefined) continue;
    const calls = callsIn(element.tokens, family).map(call => renamed(call, aliases));
    const command = bracket === '(' ? undefined : commandIn(element, family);
    const all = command === undefined ? calls : [...calls, renamed(command, aliases)];
    const assignments = assignmentsIn(element, owner);
    const scope = { element, calls: all, assignments, owner, parent, line: first.line, endLine: last.endLine };
    scopes.push(scope);
    for (let at = element.tokens.length - 1; at >= 0; at -= 1) {
      const token = element.tokens[at];
      if (token?.kind === 'group') {
        const own = calls.find(({ to }) => to === at) ?? command ?? owner;
        open.push({ elements: eachElement(token.items, token.open), bracket: token.open, owner: own, parent: scope });
      }
      if (token?.kind !== 'string') continue;
      for (const part of token.parts.toReversed()) {
        if (typeof part === 'string') continue;
        open.push({ elements: eachElement(part, '('), bracket: '(', owner: undefined, parent: scope });
      }
    }
    if (pace.isDue(element.tokens.length * CHARS_PER_TOKEN)) yield;
  }
  return scopes;
}

const CHARS_PER_TOKEN = 60;

/** Resolves the name that the function was imported by. */
function renamed(call: Call, aliases: Aliases): Call {
  const [first = '', ...rest] = call.names;
  const name = first.replace(/^@(?=[A-Z])/, '');
  const wrapped = /^(?:util)?promisify$/.test(name) && rest.length === 0 ? call.chain[0]?.tokens : undefined;
  // `promisify(exec)(command)`
  if (wrapped !== undefined && call.chain.length > call.args.length) {
    const names = wrapped.flatMap(token => (token.kind === 'word' ? [token.text] : []));
    const [inner = '', ...more] = names;
    return { ...call, names: [...(aliases.get(inner) ?? [inner]), ...more] };
  }
  const known = aliases.get(name);
  return known === undefined && name === first ? call : { ...call, names: [...(known ?? [name]), ...rest] };
}

/** Per element. */
const MOST_ASSIGNMENTS = 8;
const ASSIGNS = ['=', ':', '=>', ':=', '+=', '.=', '||=', '??='];

/** `a = b`, and those of a cascade: `..a = b`. */
function assignmentsIn({ tokens }: Element, owner: Call | undefined): Setting[] {
  if (tokens.length < 3) return [];
  const settings: Setting[] = [];
  for (
    let at = operatorAfter(tokens, 0);
    at > 0 && settings.length < MOST_ASSIGNMENTS;
    at = operatorAfter(tokens, at + 1)
  ) {
    const operator = tokens[at];
    if (operator?.kind !== 'symbol' || operator.text === '?') break;
    const before = tokens.slice(0, at);
    if (operator.text === ':') {
      // `a: string = "b"`
      const equals = tokens.findIndex((token, index) => index > at && isSymbol(token, '=', '=>'));
      if (equals > at && isSymbol(tokens[equals], '=')) at = equals;
    }
    const name = nameOf(before.at(-1));
    const value = tokens.slice(at + 1);
    if (name !== undefined) settings.push({ name, path: pathOf(before), operator: operator.text, value, owner });
  }
  return settings;
}

function operatorAfter(tokens: readonly Token[], from: number): number {
  return tokens.findIndex((token, at) => at >= from && isSymbol(token, ...ASSIGNS, '?'));
}

/** `const session.verify` → `session.verify` */
function pathOf(tokens: readonly Token[]): string {
  let from = tokens.length - 1;
  while (isSymbol(tokens[from - 1], '.', '->', '::', '?.') && tokens[from - 2]?.kind === 'word') from -= 2;
  return tokens
    .slice(from)
    .map(token => nameOf(token) ?? '.')
    .join('');
}

/** `verify`, `"verify"`, `config["verify"]` */
function nameOf(token: Token | undefined): string | undefined {
  if (token?.kind === 'word') return token.text;
  if (token?.kind === 'string') return textOf(token);
  if (isGroup(token, '[') && token.items.length === 1) return nameOf(token.items[0]);
  return undefined;
}

/** Of a string without holes. */
export function textOf(token: Token | undefined): string | undefined {
  if (token?.kind !== 'string' || token.parts.some(part => typeof part !== 'string')) return undefined;
  return token.parts.join('');
}

/** `setHeader("name", value)`, `define('NAME', value)`, `.acceptInvalidCertificates(true)` */
export function settingsOfCall(call: Call): Setting[] {
  const callee = call.names.join('.');
  const last = call.names.at(-1) ?? '';
  const settings: Setting[] = [];
  const value = call.args.at(-1);
  if (value !== undefined) {
    const name = last.replace(/^(?:set|with|add|use)_?(?=[A-Z_a-z])/, '');
    for (const own of new Set([last, name])) {
      settings.push({ name: own, path: callee, operator: '(', value: value.tokens, owner: call });
    }
  }
  for (const [at, { tokens }] of call.args.entries()) {
    const next = call.args[at + 1];
    const key = tokens.at(-1);
    if (next === undefined || key === undefined) continue;
    const name = textOf(key) ?? (key.kind === 'word' ? key.text : undefined);
    if (name !== undefined) settings.push({ name, path: name, operator: ',', value: next.tokens, owner: call });
  }
  return settings;
}

/** `rejectUnauthorized`, `REJECT_UNAUTHORIZED` → `rejectunauthorized` */
export function plainName(name: string): string {
  const [lead = ''] = /^__(?=[a-z])/.exec(name) ?? [];
  return (
    lead +
    name
      .slice(lead.length)
      .toLowerCase()
      .replace(/[^a-z\d]/g, '')
  );
}
