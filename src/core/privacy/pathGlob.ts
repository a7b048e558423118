import { bracketExpression } from './bracketExpression.ts';
import { ANY_NUMBER, matchesPath, type NamePattern, type PathPattern, type Single, type Steps } from './wildcards.ts';

const MOST_CHARS = 200_000;

/** VS Code's syntax: `**` is any path, `*` and `?` stay within a name. */
export class PathGlob {
  readonly #alternatives: readonly PathPattern[];
  /** Matches every path. */
  readonly tooComplex: boolean;

  constructor(glob: string) {
    const alternatives = expanded(glob);
    this.tooComplex = alternatives === undefined;
    this.#alternatives = (alternatives ?? []).map(pathOf);
  }

  /** Also true if the steps run out. */
  matches(path: string, steps: Steps): boolean {
    if (this.tooComplex) return true;
    const parts = path.split('/');
    return this.#alternatives.some(alternative => matchesPath(alternative, parts, steps)) || steps.left < 0;
  }
}

/** `a{b,c{d,e}}` → `ab`, `acd`, `ace`; undefined if too many. */
function expanded(glob: string): readonly string[] | undefined {
  const finished: string[] = [];
  const open = [glob];
  let chars = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    chars += next.length;
    if (chars > MOST_CHARS) return undefined;
    const braces = firstBraces(next);
    if (braces === undefined) finished.push(next);
    else {
      const { start, end, choices } = braces;
      for (const choice of choices) open.push(next.slice(0, start) + choice + next.slice(end));
    }
  }
  return finished;
}

interface Braces {
  readonly start: number;
  readonly end: number;
  readonly choices: readonly string[];
}

function firstBraces(glob: string): Braces | undefined {
  const start = glob.indexOf('{');
  if (start < 0) return undefined;
  const choices: string[] = [];
  let depth = 0;
  let from = start + 1;
  for (let at = start; at < glob.length; at++) {
    const char = glob[at];
    if (char === '{') depth++;
    else if (char === '}') depth--;
    if (depth > 1 || (char !== ',' && depth > 0)) continue;
    if (char === ',' || depth === 0) {
      choices.push(glob.slice(from, at));
      from = at + 1;
    }
    if (depth === 0) return { start, end: at + 1, choices };
  }
  return undefined;
}

function pathOf(glob: string): PathPattern {
  const path = glob.split('/').map(part => (part === '**' ? ANY_NUMBER : nameOf(part)));
  return path.filter((part, index) => part !== ANY_NUMBER || path[index - 1] !== ANY_NUMBER);
}

function nameOf(text: string): NamePattern {
  const name: (Single | typeof ANY_NUMBER)[] = [];
  for (let at = 0; at < text.length; ) {
    const char = text[at] ?? '';
    const expression = char === '[' ? bracketExpression(text, at) : undefined;
    if (char !== '*') name.push(expression?.matches ?? (char === '?' ? () => true : given => given === char));
    else if (name.at(-1) !== ANY_NUMBER) name.push(ANY_NUMBER);
    at = expression?.end ?? at + 1;
  }
  return name;
}
