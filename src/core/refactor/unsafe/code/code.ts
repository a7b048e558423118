import type { Steps } from '../../../steps.ts';
import { Pace } from '../../../steps.ts';
import { aliasesOf } from './aliases.ts';
import type { Family } from './families.ts';
import { type Scope, type Setting, scopesOf } from './scopes.ts';
import { annotatedNames, isTainted } from './taint.ts';
import { isGroup, isWord, type Token, wordsIn } from './token.ts';
import { readValue, type Value } from './value.ts';

/** An assignment further above may be of another function. */
const MOST_LINES_ABOVE = 80;
const CHARS_PER_TOKEN = 30;
const MOST_HEADER_TOKENS = 40;
const MOST_STEPS_BACK = 4;
const MOST_SCOPES_ABOVE = 60;

interface Assigned extends Setting {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** The scopes of a text, and the values of its names: the last assignment above counts. */
export class Code {
  readonly family: Family;
  readonly scopes: readonly Scope[];
  readonly #assigned: ReadonlyMap<string, readonly Assigned[]>;
  readonly #annotated: ReadonlySet<string>;
  readonly #values = new Map<string, Value | undefined>();
  readonly #taints = new Map<string, boolean | undefined>();
  #stepsBack = 0;

  private constructor(
    family: Family,
    scopes: readonly Scope[],
    assigned: ReadonlyMap<string, readonly Assigned[]>,
    annotated: ReadonlySet<string>,
  ) {
    this.family = family;
    this.scopes = scopes;
    this.#assigned = assigned;
    this.#annotated = annotated;
  }

  static *read(text: string, tokens: readonly Token[], family: Family): Steps<Code> {
    const aliases = yield* aliasesOf(text);
    const scopes = yield* scopesOf(tokens, family, aliases);
    const assigned = new Map<string, Assigned[]>();
    const annotated = new Set<string>();
    const pace = new Pace();
    for (const scope of scopes) {
      const [first] = scope.element.tokens;
      const [setting] = scope.assignments;
      if (first !== undefined && setting !== undefined && setting.path === setting.name && setting.operator !== '=>') {
        const own = assigned.get(setting.name);
        const end = scope.element.tokens.at(-1)?.end ?? first.end;
        const entry = { ...setting, line: scope.line, start: first.start, end };
        if (own === undefined) assigned.set(setting.name, [entry]);
        else own.push(entry);
      }
      for (const name of annotatedNames(scope.element.tokens)) annotated.add(name);
      if (pace.isDue(scope.element.tokens.length * CHARS_PER_TOKEN)) yield;
    }
    return new Code(family, scopes, assigned, annotated);
  }

  readValue(tokens: readonly Token[], kind: string): Value {
    return readValue(tokens, {
      family: this.family,
      kind,
      assigned: (name, at) => {
        const above = this.#above(name, at);
        return above && this.#once(this.#values, above, kind, () => this.#knownValue(above, kind));
      },
    });
  }

  #knownValue({ operator, value: tokens }: Assigned, kind: string): Value | undefined {
    if (operator === '+=' || operator === '.=') return undefined;
    const value = this.readValue(tokens, kind);
    return value.shape === 'variable' || value.shape === 'function' ? undefined : value;
  }

  isTainted(tokens: readonly Token[], kind: string): boolean {
    return isTainted(tokens, {
      family: this.family,
      kind,
      isTaintedName: (name, at) => {
        if (this.#annotated.has(name)) return true;
        const above = this.#above(name, at);
        return (
          above !== undefined && this.#once(this.#taints, above, kind, () => this.isTainted(above.value, kind)) === true
        );
      },
    });
  }

  /** Words of the value that was assigned to a name above. */
  wordsOf(name: string, { element }: Scope): readonly string[] {
    const [at] = element.tokens;
    const above = at && this.#above(name, at);
    return above === undefined ? [] : wordsIn(above.value);
  }

  /** The last assignment before a token. */
  #above(name: string, at: Token): Assigned | undefined {
    const all = this.#assigned.get(name) ?? [];
    let from = 0;
    let to = all.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((all[middle]?.start ?? 0) < at.start) from = middle + 1;
      else to = middle;
    }
    const above = all[from - 1];
    return above === undefined || at.line - above.line > MOST_LINES_ABOVE || above.end > at.start ? undefined : above;
  }

  /** Undefined also while it is computed, and behind too many names. */
  #once<T>(known: Map<string, T | undefined>, { start }: Assigned, kind: string, compute: () => T): T | undefined {
    const key = `${start} ${kind}`;
    if (known.has(key)) return known.get(key);
    if (this.#stepsBack >= MOST_STEPS_BACK) return undefined;
    known.set(key, undefined);
    this.#stepsBack += 1;
    const value = compute();
    this.#stepsBack -= 1;
    known.set(key, value);
    return value;
  }
}

/** Names of a statement, and of the functions around it. */
export interface Purpose {
  readonly statement: readonly string[];
  readonly around: readonly string[];
}

export function purposeOf(scopes: readonly Scope[], index: number): Purpose {
  let statement = scopes[index];
  if (statement === undefined) return { statement: [], around: [] };
  while (statement.parent !== undefined && !isInBlock(statement.parent, statement)) statement = statement.parent;
  const around: string[] = [];
  for (let outer = statement.parent; outer !== undefined; outer = outer.parent) {
    const tokens = outer.element.tokens.slice(0, MOST_HEADER_TOKENS);
    for (const [at, token] of tokens.entries()) {
      const next = tokens[at + 1];
      if (token.kind === 'word' && (isGroup(next, '(') || isWord(tokens[at - 1], 'class', 'function')))
        around.push(token.text);
    }
  }
  // Blocks by indentation or with `end`.
  for (let at = index; at >= Math.max(0, index - MOST_SCOPES_ABOVE); at -= 1) {
    const tokens = scopes[at]?.element.tokens ?? [];
    const word = tokens.findIndex(token => isWord(token, 'def'));
    const name = tokens[word + 1];
    if (word < 0 || word > 1 || name?.kind !== 'word') continue;
    around.push(name.text);
    break;
  }
  return { statement: wordsIn(statement.element.tokens), around };
}

/** Whether the scope is a statement in a block of the parent, not a part of its expression. */
function isInBlock(parent: Scope, scope: Scope): boolean {
  const [first] = scope.element.tokens;
  if (first === undefined) return false;
  return parent.element.tokens.some(
    token => isGroup(token, '{') && token.start < first.start && first.start < token.end,
  );
}
