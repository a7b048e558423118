import { type Language, languageOf } from '../../syntax/language.ts';
import { isImport, isWord } from '../../syntax/words.ts';
import { indentationWidth, isBlank, isWordChar, lastWord } from '../../text/lines.ts';
import type { Edit, OpenFile } from '../nextEdit.ts';
import { isName, tokensOf } from './lineTokens.ts';
import { type EditTokens, tokensOfEdit } from './replacement.ts';

export interface Needle {
  readonly name: string;
  readonly isRemoved: boolean;
  /** Only found in the same file. */
  readonly isWeak: boolean;
}

/** An edit, as an example for others. */
export interface Learned extends EditTokens {
  /** 0 for the latest edit. */
  readonly age: number;
  readonly needles: readonly Needle[];
  /** Names whose declaration or import the edit removed. */
  readonly undeclared: ReadonlySet<string>;
  /** Variables among them that are declared within a block. */
  readonly locals: ReadonlySet<string>;
  readonly isInsertion: boolean;
  /** Lines of the file that are as deep as the edit, or deeper, without an outer line in between. */
  readonly block: BlockLines;
  /** True for a line that declares or imports the name. */
  readonly declares: (line: string, name: string) => boolean;
}

export interface BlockLines {
  readonly first: number;
  readonly last: number;
}

const MOST_NEEDLES = 8;
const MOST_KEYWORD_CHARS = 20;
/** On both sides; a longer block counts as ended. */
const MOST_BLOCK_LINES = 400;

export function learn(
  variant: Edit,
  { edit, age, file }: { readonly edit: Edit; readonly age: number; readonly file: OpenFile | undefined },
): Learned {
  const language = languageOf(file?.languageId ?? '');
  const tokens = tokensOfEdit(variant, language);
  const { removed } = tokens;
  const declares = (line: string, name: string) => declaresName(line, name, language);
  const isGone = (name: string) => variant.before.some(line => declaresName(line, name, language));
  return {
    ...tokens,
    age,
    needles: needlesOf(tokens),
    undeclared: new Set(removed.filter(isGone)),
    locals: new Set(
      removed.filter(name => variant.before.some(line => /^\s/.test(line) && isVariable(line, name, language))),
    ),
    isInsertion: variant !== edit,
    block: blockAround(file?.lines ?? [], edit),
    declares,
  };
}

function blockAround(lines: readonly string[], { line, after, before }: Edit): BlockLines {
  const [text = ''] = [...after, ...before].filter(other => !isBlank(other));
  const width = indentationWidth(text);
  const isInside = (at: number) => isBlank(lines[at] ?? '') || indentationWidth(lines[at] ?? '') >= width;
  let first = line;
  while (first > 0 && line - first < MOST_BLOCK_LINES && isInside(first - 1)) first--;
  let last = line;
  while (last + 1 < lines.length && last - line < MOST_BLOCK_LINES && isInside(last + 1)) last++;
  return { first, last };
}

function declaresName(line: string, name: string, language: Language): boolean {
  if (!line.includes(name)) return false;
  if (language.declarations.some(pattern => pattern.exec(line)?.[1] === name)) return true;
  if (isImport(line, language))
    return tokensOf(line, language).some(({ text, zone }) => text === name && zone === 'code');
  return isVariable(line, name, language);
}

/** `const name`, not `const names` */
function isVariable(line: string, name: string, language: Language): boolean {
  for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + name.length)) {
    const before = line.slice(Math.max(0, at - MOST_KEYWORD_CHARS), at);
    if (
      /\s$/.test(before) &&
      !isWordChar(line[at + name.length]) &&
      isWord(lastWord(before.trimEnd()), ['variables'], language)
    )
      return true;
  }
  return false;
}

function needlesOf({ removed, kept, added, replacements }: EditTokens): Needle[] {
  const around = replacements
    .filter(({ old }) => !old.some(isName))
    .flatMap(({ left, right }) => [calleeIn(left), left.find(isName), right.find(isName)])
    .filter(name => name !== undefined);
  const byLength = (names: readonly string[]) => names.toSorted((a, b) => b.length - a.length);
  const strong = byLength(removed);
  const all = [...strong, ...around, ...byLength(kept).slice(0, 3), ...byLength(added).slice(0, 2)];
  return [...new Set(all)].slice(0, MOST_NEEDLES).map(name => ({
    name,
    isRemoved: removed.includes(name),
    isWeak: !removed.includes(name) && !around.includes(name),
  }));
}

/** The name before the nearest open parenthesis. */
function calleeIn(left: readonly string[]): string | undefined {
  const open = left.indexOf('(');
  const name = open < 0 ? undefined : left[open + 1];
  return name !== undefined && isName(name) ? name : undefined;
}
