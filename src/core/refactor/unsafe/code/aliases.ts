import { Pace, type Steps } from '../../../steps.ts';

/** `from pickle import loads as l` → `l`: `pickle.loads` */
export type Aliases = ReadonlyMap<string, readonly string[]>;

const NAMED = /^\s*(?:from\s+([\w.]{1,100})\s+import|import\s+([\w.]{1,100})\s+as)\s+(.{1,400})/;
const BRACES =
  /(?:import\s|const|let|var)\s{0,4}\{([^{}]{1,400})\}\s{0,4}(?:from\s{0,4}|=\s{0,4}(?:await\s{1,4}import|require)\()["'](?:node:)?([^"'\n]{1,100})["']/g;
const WHOLE =
  /(?:import\s{1,4}(?:\*\s{1,4}as\s{1,4})?|(?:const|let|var)\s{1,4})([\w$]{1,60})\s{1,4}(?:from|=\s{0,4}require\()\s{0,4}["'](?:node:)?([^"'\n]{1,100})["']\)?(?:\.([\w.]{1,60}))?/g;
/** `const run = util.promisify(cp.exec)` */
const WRAPPED =
  /([\w$]{1,60})\s{1,4}=\s{1,4}(?:util\.)?promisify\(\s{0,10}(?:require\(["'](?:node:)?([\w-]{1,60})["']\)\.)?([\w.$]{1,60})\s{0,10}\)/g;

/** Imports are read only at the start of a text. */
const MOST_CHARS = 50_000;

export function* aliasesOf(text: string): Steps<Aliases> {
  const aliases = new Map<string, readonly string[]>();
  const head = text.slice(0, MOST_CHARS);
  const pace = new Pace();
  for (const line of head.split('\n')) {
    const [, from, whole, names] = NAMED.exec(line.slice(0, 1_000)) ?? [];
    if (whole !== undefined && names !== undefined) aliases.set(names.trim(), whole.split('.'));
    if (from !== undefined && names !== undefined) addNames(aliases, from, names.replace(/[()]/g, ''), /\sas\s/);
    if (pace.isDue(line.length)) yield;
  }
  for (const [, names = '', from = ''] of head.matchAll(BRACES))
    addNames(aliases, from, names, /\s{1,4}as\s{1,4}|\s{0,4}:\s{0,4}/);
  yield;
  for (const [, name = '', from = '', rest] of head.matchAll(WHOLE)) {
    if (rest !== 'promises') aliases.set(name, [from, ...(rest?.split('.') ?? [])]);
  }
  yield;
  for (const [, name = '', from, target = ''] of head.matchAll(WRAPPED)) {
    const [first = '', ...more] = target.split('.');
    const known = from === undefined ? aliases.get(first) : [from, first];
    aliases.set(name, [...(known ?? [first]), ...more]);
  }
  return aliases;
}

function addNames(aliases: Map<string, readonly string[]>, from: string, names: string, separator: RegExp): void {
  for (const entry of names.split(',')) {
    const [name = '', alias = name] = entry.trim().split(separator);
    if (name !== '') aliases.set(alias.trim(), [...from.split('.'), name.trim()]);
  }
}
