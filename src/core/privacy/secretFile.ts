import { FILE_KINDS, type FileKind } from './fileKinds.ts';
import { isTemplate, secretsByWords } from './fileWords.ts';

const LONGEST_PATH_CHARS = 4_096;

type Matcher = (text: string) => boolean;

interface KnownKind {
  readonly holds: string;
  readonly matches: (name: string, path: string) => boolean;
}

const KINDS: readonly KnownKind[] = FILE_KINDS.map(matcherOf);

/** By the name; completes "may hold". Such a file must never leave this machine. */
export function secretsIn(path: string): string | undefined {
  const lower = path.slice(-LONGEST_PATH_CHARS).toLowerCase();
  const slash = lower.lastIndexOf('/') + 1;
  const name = lower.slice(slash);
  const latest = latestState(name);
  return heldAs(lower, name) ?? (latest === name ? undefined : heldAs(lower.slice(0, slash) + latest, latest));
}

export function isSecretPath(path: string): boolean {
  return secretsIn(path) !== undefined;
}

function heldAs(path: string, name: string): string | undefined {
  if (isTemplate(name) && !name.startsWith('.env')) return undefined;
  return KINDS.find(({ matches }) => matches(name, path))?.holds ?? secretsByWords(path);
}

const OLDER_STATES = ['~', '#', '.bak', '.backup', '.old', '.orig', '.save', '.swp', '.swo', '.swn', '.tmp', '.copy'];

/** `.server.pem.swp` → `server.pem` */
function latestState(name: string): string {
  let end = name.length;
  for (let ending = OLDER_STATES.find(one => name.endsWith(one)); ending !== undefined && ending.length < end; ) {
    end -= ending.length;
    ending = OLDER_STATES.find(one => name.slice(0, end).endsWith(one));
  }
  if (end === name.length) return name.startsWith('.#') ? name.slice(2) : name;
  const swapped = name.endsWith('.swp') || name.endsWith('.swo') || name.endsWith('.swn');
  const start = name.startsWith('#') || (swapped && name.startsWith('.')) ? 1 : 0;
  return name.slice(start, end);
}

function matcherOf({ holds, names = [], ends = [], paths = [], folders = [] }: FileKind): KnownKind {
  const byName = matcherOfAll(names.flatMap(alternatives));
  const byEnd = ends.flatMap(alternatives);
  const byPath = paths
    .flatMap(alternatives)
    .map(pattern => ({ parts: pattern.split('/').length, ...matchOf(pattern) }));
  const below = folders.flatMap(alternatives).map(folder => `/${folder}/`);
  const matches = (name: string, path: string): boolean =>
    byName(name) ||
    byEnd.some(end => name.endsWith(end)) ||
    byPath.some(({ parts, test }) => test(path.split('/').slice(-parts).join('/'))) ||
    below.some(folder => `/${path}`.includes(folder));
  return { holds, matches };
}

function matcherOfAll(patterns: readonly string[]): Matcher {
  const exact = new Set(patterns.filter(pattern => !pattern.includes('*')));
  const open = patterns.filter(pattern => pattern.includes('*')).map(pattern => matchOf(pattern).test);
  return text => exact.has(text) || open.some(test => test(text));
}

/** Linear: `wg*.conf`. */
function matchOf(pattern: string): { readonly test: Matcher } {
  const [start = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return { test: text => text === pattern };
  const end = rest.pop() ?? '';
  const [middle = ''] = rest;
  const shortest = start.length + middle.length + end.length;
  return {
    test: text =>
      text.length >= shortest &&
      text.startsWith(start) &&
      text.endsWith(end) &&
      (middle === '' || text.slice(start.length, text.length - end.length).includes(middle)),
  };
}

/** `a.{json,yml}` → `a.json`, `a.yml` */
function alternatives(pattern: string): string[] {
  const open = pattern.indexOf('{');
  if (open < 0) return [pattern];
  const close = pattern.indexOf('}', open);
  const choices = pattern.slice(open + 1, close).split(',');
  return choices.flatMap(choice => alternatives(pattern.slice(0, open) + choice + pattern.slice(close + 1)));
}
