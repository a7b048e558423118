import type { Language } from '../../syntax/language.ts';
import { indentationOf } from '../../text/lines.ts';
import type { Edit } from '../nextEdit.ts';
import { type Argument, argumentAt } from './argument.ts';
import { endOfToken, isName, namesIn, type Token, textsOf, tokensOf, type Zone } from './lineTokens.ts';
import { differencesOf } from './tokenDiff.ts';

/** Tokens of a line that an edit replaced, `total` → `sum`; nothing was there where it only added. */
export interface Replacement {
  readonly old: readonly string[];
  /** Undefined where the edit added or removed line breaks there. Of an insertion or a deletion, with the whitespace around. */
  readonly newText: string | undefined;
  readonly newTokens: readonly string[];
  /** The tokens before it, the nearest first. */
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** Of a call, in which it was made. */
  readonly argument: Argument | undefined;
  /** How many other edits made it; the context is then common to all of them. */
  readonly support: number;
}

export interface EditTokens {
  readonly edit: Edit;
  readonly language: Language;
  readonly replacements: readonly Replacement[];
  /** Names that the edit removed, added and kept in the lines that it changed. */
  readonly removed: readonly string[];
  readonly added: readonly string[];
  readonly kept: readonly string[];
  readonly beforeTexts: readonly (readonly string[])[];
  /** Of the removed names; of the first line before otherwise. */
  readonly zone: Zone;
  /** Changed tokens among all of the lines before and after, 0 to 1. */
  readonly share: number;
}

const CONTEXT_TOKENS = 6;
/** The rest of an edit with more is another text. */
const MOST_REPLACEMENTS = 12;

interface Stream {
  readonly texts: readonly string[];
  readonly tokens: readonly (Token | undefined)[];
  /** The line of each token. */
  readonly lines: readonly string[];
}

export function tokensOfEdit(edit: Edit, language: Language): EditTokens {
  const before = edit.before.map(line => tokensOf(line, language));
  const after = edit.after.map(line => tokensOf(line, language));
  const isPaired = before.length === after.length;
  const pairs = isPaired
    ? before.map((_, index) => [index, index + 1] as const)
    : [[0, Number.POSITIVE_INFINITY] as const];
  const found = pairs.map(([from, to]) =>
    replacementsBetween(streamOf(edit.before, before, { from, to }), streamOf(edit.after, after, { from, to })),
  );
  const replacements = found.flatMap(one => one.replacements).slice(0, MOST_REPLACEMENTS);
  const [old, now] = [namesIn(before.flat(), language), namesIn(after.flat(), language)];
  for (const {
    old: [word],
    newTokens: [put],
  } of replacements.filter(isWordForWord)) {
    if (word !== undefined) old.add(word);
    if (put !== undefined) now.add(put);
  }
  const removed = [...old].filter(name => !now.has(name));
  const sum = (key: 'changed' | 'total') => found.reduce((all, one) => all + one[key], 0);
  return {
    edit,
    language,
    replacements,
    removed,
    added: [...now].filter(name => !old.has(name)),
    kept: [...old].filter(name => now.has(name)),
    beforeTexts: before.map(textsOf),
    zone: zoneOf(before.flat(), removed),
    share: sum('changed') / Math.max(1, sum('total')),
  };
}

/** One for equal ones, with their common context, in the order of the first. */
export function merged(replacements: readonly Replacement[]): Replacement[] {
  const found = new Map<string, Replacement>();
  for (const replacement of replacements) {
    const key = keyOf(replacement);
    const known = found.get(key);
    if (known === undefined) found.set(key, replacement);
    else
      found.set(key, {
        ...known,
        left: commonStart(known.left, replacement.left),
        right: commonStart(known.right, replacement.right),
        support: known.support + replacement.support + 1,
      });
  }
  return [...found.values()];
}

export function keyOf({ old, newTokens }: Replacement): string {
  return `${old.join(' ')} > ${newTokens.join(' ')}`;
}

function commonStart(one: readonly string[], other: readonly string[]): readonly string[] {
  const end = one.findIndex((text, index) => text !== other[index]);
  return end < 0 ? one : one.slice(0, end);
}

/** Code if one of the names is code. */
export function zoneOf(tokens: readonly Token[], names: readonly string[]): Zone {
  const zones = tokens.filter(({ text }) => names.includes(text)).map(({ zone }) => zone);
  return zones.find(zone => zone === 'code') ?? zones[0] ?? tokens[0]?.zone ?? 'code';
}

/** Also a word of prose or of a string. */
export function isWordForWord({ old, newTokens }: Replacement): boolean {
  return (
    old.length === 1 && newTokens.length === 1 && [...old, ...newTokens].every(text => isName(text) && text.length > 3)
  );
}

function replacementsBetween(old: Stream, now: Stream) {
  const differences = differencesOf(old.texts, now.texts);
  const replacements = differences.map(({ oldStart, oldEnd, newStart, newEnd }): Replacement => {
    const newTokens = now.texts.slice(newStart, newEnd);
    const isInLine = !newTokens.includes('\n') && !old.texts.slice(oldStart, oldEnd).includes('\n');
    const isGap = oldStart === oldEnd || newStart === newEnd;
    return {
      old: old.texts.slice(oldStart, oldEnd),
      newText: isInLine ? textBetween(now, { from: newStart, to: newEnd, isGap }) : undefined,
      newTokens,
      left: untilBreak(old.texts.slice(Math.max(0, oldStart - CONTEXT_TOKENS), oldStart).reverse()),
      right: untilBreak(old.texts.slice(oldEnd, oldEnd + CONTEXT_TOKENS)),
      argument: argumentAt(old.texts, oldStart),
      support: 0,
    };
  });
  return {
    replacements,
    changed: differences.reduce(
      (sum, { oldStart, oldEnd, newStart, newEnd }) => sum + oldEnd - oldStart + newEnd - newStart,
      0,
    ),
    total: old.texts.length + now.texts.length,
  };
}

function streamOf(
  lines: readonly string[],
  all: readonly (readonly Token[])[],
  { from, to }: { readonly from: number; readonly to: number },
): Stream {
  const found = all.slice(from, to).flatMap((tokens, index) => {
    const line = lines[from + index] ?? '';
    const own = tokens.map(token => ({ token, line }));
    return index > 0 ? [{ token: undefined, line }, ...own] : own;
  });
  return {
    texts: found.map(({ token }) => token?.text ?? '\n'),
    tokens: found.map(({ token }) => token),
    lines: found.map(({ line }) => line),
  };
}

/** With the whitespace between the tokens; of a gap, from the token before to the token after. */
function textBetween(
  { tokens, lines }: Stream,
  { from, to, isGap }: { readonly from: number; readonly to: number; readonly isGap: boolean },
): string | undefined {
  const [first, last] = isGap ? [tokens[from - 1], tokens[to]] : [tokens[from], tokens[to - 1]];
  const line = lines[from] ?? lines[from - 1] ?? '';
  if (!isGap) return first && last && line.slice(first.start, endOfToken(last));
  return line.slice(first ? endOfToken(first) : indentationOf(line).length, last?.start ?? line.length);
}

function untilBreak(texts: readonly string[]): string[] {
  const end = texts.indexOf('\n');
  return texts.slice(0, end < 0 ? undefined : end);
}
