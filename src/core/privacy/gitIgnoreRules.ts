import { bracketExpression } from './bracketExpression.ts';
import { ANY_NUMBER, matchesPath, type NamePattern, type PathPattern, type Single, type Steps } from './wildcards.ts';

interface Rule {
  readonly path: PathPattern;
  readonly takesBack: boolean;
  readonly foldersOnly: boolean;
}

/** `unknown` if the steps ran out. */
export type GitIgnoreVerdict = 'ignored' | 'unignored' | 'unnamed' | 'unknown';

/** More counts as all ignored. */
const MOST_CHARS = 512 * 1_024;

/** Ignores case if the disk does. A folder's rule doesn't match its content: check each folder of a path first. */
export class GitIgnoreRules {
  readonly #rules: readonly Rule[];
  readonly tooLong: boolean;

  constructor(text: string) {
    this.tooLong = text.length > MOST_CHARS;
    const lines = this.tooLong ? [] : text.replace(/^\uFEFF/, '').split(/\r?\n/);
    this.#rules = lines.flatMap(line => ruleOf(line) ?? []).reverse();
  }

  /** @param path relative to the `.gitignore` */
  verdict(path: readonly string[], kind: 'file' | 'folder', steps: Steps): GitIgnoreVerdict {
    if (this.tooLong) return 'unknown';
    const folded = path.map(part => part.toLowerCase());
    for (const rule of this.#rules) {
      if (rule.foldersOnly && kind === 'file') continue;
      const names = matchesPath(rule.path, folded, steps);
      if (steps.left < 0) return 'unknown';
      if (names) return rule.takesBack ? 'unignored' : 'ignored';
    }
    return 'unnamed';
  }
}

function ruleOf(line: string): Rule | undefined {
  if (line.startsWith('#')) return undefined;
  const takesBack = line.startsWith('!');
  const written = withoutTrailingSpaces(takesBack ? line.slice(1) : line);
  const foldersOnly = written.endsWith('/');
  const pattern = (foldersOnly ? written.slice(0, -1) : written).toLowerCase();
  const parts = partsOf(pattern);
  return parts && pattern !== '' ? { path: pathOf(parts), takesBack, foldersOnly } : undefined;
}

/** `a ` → `a`; `a\ ` keeps the escaped space. */
function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ' && !isQuoted(line, end - 1)) end--;
  return line.slice(0, end);
}

function isQuoted(line: string, at: number): boolean {
  let from = at;
  while (line[from - 1] === '\\') from--;
  return (at - from) % 2 === 1;
}

interface WrittenName {
  readonly pattern: NamePattern;
  readonly isAnyPath: boolean;
}

/** Undefined for a pattern that never matches. */
function partsOf(pattern: string): readonly WrittenName[] | undefined {
  const parts: WrittenName[] = [];
  let name: (Single | typeof ANY_NUMBER)[] = [];
  let begin = 0;
  let at = 0;
  const close = () => {
    parts.push({ pattern: name, isAnyPath: /^\*\*+$/.test(pattern.slice(begin, at)) });
    name = [];
    begin = at + 1;
  };
  while (at < pattern.length) {
    const char = pattern[at] ?? '';
    const expression = char === '[' ? bracketExpression(pattern, at) : undefined;
    if (char === '[' && !expression) return undefined;
    if (char === '\\' && at + 1 === pattern.length) return undefined;
    if (char === '/') close();
    else if (char === '*') {
      if (name.at(-1) !== ANY_NUMBER) name.push(ANY_NUMBER);
    } else name.push(expression?.matches ?? singleOf(char === '\\' ? (pattern[at + 1] ?? '') : char, char === '?'));
    at = expression?.end ?? at + (char === '\\' ? 2 : 1);
  }
  close();
  return parts;
}

function singleOf(char: string, isAny: boolean): Single {
  return isAny ? () => true : given => given === char;
}

/** `a` matches in any folder, `/a` and `a/b` only here; `a/**` everything in `a`, but not `a`. */
function pathOf(parts: readonly WrittenName[]): PathPattern {
  const [first, ...rest] = parts;
  const isAnchored = rest.length > 0;
  const names = first?.pattern.length === 0 && isAnchored ? rest : parts;
  const path = names.flatMap(({ pattern, isAnyPath }, index): (NamePattern | typeof ANY_NUMBER)[] => {
    if (!isAnyPath || !isAnchored) return [pattern];
    return index === names.length - 1 ? [ANY_NUMBER, [ANY_NUMBER]] : [ANY_NUMBER];
  });
  const whole: PathPattern = isAnchored ? path : [ANY_NUMBER, ...path];
  return whole.filter((part, index) => part !== ANY_NUMBER || whole[index - 1] !== ANY_NUMBER);
}
