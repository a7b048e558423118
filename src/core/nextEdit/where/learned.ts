import type { Language } from '../../syntax/language.ts';
import { isImport, isWord } from '../../syntax/words.ts';
import type { Edit } from '../nextEdit.ts';
import { isName, textsOf, tokensOf } from './lineTokens.ts';
import { type EditTokens, tokensOfEdit } from './replacement.ts';

export interface Needle {
  readonly name: string;
  readonly isRemoved: boolean;
  /** Only found in the same file. */
  readonly isWeak: boolean;
}

/** What an edit teaches about others. */
export interface Learned extends EditTokens {
  /** 0 for the latest edit. */
  readonly age: number;
  readonly needles: readonly Needle[];
  /** Names whose declaration or import the edit removed. */
  readonly undeclared: ReadonlySet<string>;
  readonly isInsertion: boolean;
  /** True for a line that declares or imports the name. */
  readonly declares: (line: string, name: string) => boolean;
}

const MOST_NEEDLES = 8;

export function learn(
  variant: Edit,
  { edit, age, language }: { readonly edit: Edit; readonly age: number; readonly language: Language },
): Learned {
  const tokens = tokensOfEdit(variant, language);
  const { removed } = tokens;
  const declares = (line: string, name: string) => declaresName(line, name, language);
  const isGone = (name: string) => variant.before.some(line => declaresName(line, name, language));
  return {
    ...tokens,
    age,
    needles: needlesOf(tokens),
    undeclared: new Set(removed.filter(isGone)),
    isInsertion: variant !== edit,
    declares,
  };
}

function declaresName(line: string, name: string, language: Language): boolean {
  if (!line.includes(name)) return false;
  if (isImport(line, language) || language.declarations.some(pattern => pattern.exec(line)?.[1] === name)) return true;
  const words = textsOf(tokensOf(line, language));
  return words.some((word, index) => word === name && isWord(words[index - 1] ?? '', ['variables'], language));
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
