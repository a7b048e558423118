import type { Language } from '../../syntax/language.ts';
import { indentationOf, isBlank } from '../../text/lines.ts';
import type { OpenFile } from '../nextEdit.ts';
import type { Learned } from './learned.ts';
import { isName, type Token, textsOf, tokensOf } from './lineTokens.ts';
import { type Match, matchesIn, replacedLine } from './matching.ts';
import { isWordForWord, type Replacement, zoneOf } from './replacement.ts';

/** How a line resembles an edit, the most telling first. */
export const RESEMBLANCES = ['block', 'exact', 'context', 'removed', 'added', 'kept'] as const;
export type Resemblance = (typeof RESEMBLANCES)[number];

export interface Candidate {
  readonly file: OpenFile;
  readonly line: number;
  readonly before: readonly string[];
  readonly after?: readonly string[];
  readonly resemblance: Resemblance;
  readonly features: Features;
  readonly learned: Learned;
}

/** Each about 0 to 1. */
export const FEATURES = [
  'bias',
  'here',
  'below',
  'distance',
  'sameBlock',
  'hits',
  'rank',
  'context',
  'names',
  'wholeContext',
  'addsName',
  'only',
  'sameArgument',
  'similarity',
  'matched',
  'wordForWord',
  'removed',
  'kept',
  'support',
  'skipped',
  'share',
  'size',
  'insertion',
  'deletion',
  'prose',
  'otherZone',
  'declared',
  'hasAdded',
  'length',
] as const;

/** Of logistic regressions, one for each resemblance, in the order of FEATURES. */
export type Weights = Readonly<Record<Resemblance, readonly number[]>>;

export type Features = Readonly<Record<(typeof FEATURES)[number], number>>;

/** A line with a name of an edit. */
export interface Hit extends FileFacts {
  readonly one: Learned;
  readonly file: OpenFile;
  readonly line: number;
  /** 0 for the nearest. */
  readonly rank: number;
  /** Lines with the rarest of its names. */
  readonly hits: number;
}

export interface FileFacts {
  /** Lines with a removed name that the user has passed by since the edit. */
  readonly skipped: number;
  /** A removed name is still declared in the file. */
  readonly isDeclared: boolean;
  /** An added name was in the file before. */
  readonly hasAdded: boolean;
}

interface Applied {
  readonly match: Match;
  readonly replacement: Replacement;
}

/** Undefined for a name in a string or a comment that the edit changed in code. */
export function candidateAt(check: Hit): Candidate | undefined {
  const { one, file, line } = check;
  const { edit } = one;
  const text = file.lines[line] ?? '';
  const tokens = tokensOf(text, one.language);
  const words = new Set(textsOf(tokens));
  const block = blockAt(check);
  const matches = one.replacements.flatMap((replacement): Applied[] => {
    const [match] = matchesIn(tokens, replacement, one.language);
    return match ? [{ match, replacement }] : [];
  });
  const exact = matches.filter(({ replacement }) => replacement.old.some(isName));
  const context = matches.filter(
    ({ match, replacement }) =>
      !replacement.old.some(isName) && (match.left + match.right >= 2 || match.isSameArgument),
  );
  const removed = one.removed.filter(name => words.has(name));
  const added = one.added.filter(name => words.has(name));
  const kept = one.kept.filter(name => words.has(name));
  const resemblance: Resemblance =
    block !== undefined
      ? 'block'
      : exact.length > 0 && removed.length > 0
        ? 'exact'
        : context.length > 0
          ? 'context'
          : removed.length > 0
            ? 'removed'
            : added.length > 0
              ? 'added'
              : 'kept';
  const [best] = [...exact, ...context].sort((a, b) => contextOf(b) - contextOf(a));
  const changed = matches.length === 0 ? undefined : applied(text, tokens, { matches, language: one.language });
  const after = block?.after ?? (changed === undefined || changed === text ? undefined : [changed]);
  const isHere = file.uri === edit.uri;
  const distance = Math.abs(line - edit.line);
  const zone = zoneOf(tokens, removed);
  if (removed.length > 0 && one.zone === 'code' && zone !== 'code') return undefined;
  const features: Features = {
    bias: 1,
    here: Number(isHere),
    below: Number(isHere && line > edit.line),
    distance: isHere ? Math.min(1, Math.log2(1 + distance) / 10) : 0,
    sameBlock: Number(isHere && line >= one.block.first && line <= one.block.last),
    hits: Math.log2(1 + check.hits) / 7,
    rank: Math.log2(1 + check.rank) / 5,
    context: best ? contextOf(best) / 12 : 0,
    names: Math.min(best?.match.names ?? 0, 4) / 4,
    wholeContext: Number(best?.match.isWholeContext ?? false),
    addsName: Number(best?.replacement.newTokens.some(isName) ?? false),
    only: Number(one.replacements.length === 1),
    sameArgument: Number(best?.match.isSameArgument ?? false),
    similarity: Math.max(0, ...one.beforeTexts.map(own => dice(own, textsOf(tokens)))),
    matched: one.replacements.length === 0 ? 0 : matches.length / one.replacements.length,
    wordForWord: Number(best !== undefined && isWordForWord(best.replacement)),
    removed: removed.length / Math.max(1, one.removed.length),
    kept: kept.length / Math.max(1, one.kept.length),
    support: Math.min(best?.replacement.support ?? 0, 3) / 3,
    skipped: Math.min(check.skipped, 4) / 4,
    share: one.share,
    size: Math.log2(edit.before.length + edit.after.length) / 5,
    insertion: Number(one.isInsertion),
    deletion: Number(edit.after.length === 0),
    prose: Number(zone === 'prose'),
    otherZone: Number(zone !== one.zone),
    declared: Number(check.isDeclared),
    hasAdded: Number(check.hasAdded),
    length: Math.log2(1 + Math.max(0, ...removed.map(name => name.length))) / 5,
  };
  return { file, line, before: block?.before ?? [text], ...(after && { after }), resemblance, features, learned: one };
}

function contextOf({ match }: Applied): number {
  return match.left + match.right;
}

/** A replaced name is replaced wherever it is in the line. */
function applied(
  line: string,
  tokens: readonly Token[],
  { matches, language }: { readonly matches: readonly Applied[]; readonly language: Language },
): string | undefined {
  const all = matches.flatMap(({ match, replacement }) =>
    replacement.old.some(isName)
      ? matchesIn(tokens, replacement, language).map(own => ({ match: own, replacement }))
      : [{ match, replacement }],
  );
  return replacedLine(line, tokens, all);
}

/** The whole edit, in another place: the lines are the same but for their indentation. */
function blockAt({
  one: { edit },
  file,
  line,
}: Hit): (Pick<Candidate, 'before'> & { after: readonly string[] }) | undefined {
  const { before, after } = edit;
  if (before.length === 0 || before.every(isBlank)) return undefined;
  const here = file.lines.slice(line, line + before.length);
  if (!before.every((text, index) => here[index]?.trim() === text.trim())) return undefined;
  const [from, to] = [indentationOf(before[0] ?? ''), indentationOf(here[0] ?? '')];
  const moved = after.map(text => (text.startsWith(from) ? to + text.slice(from.length) : text));
  return { before: here, after: moved };
}

/** The Dice coefficient of two token sequences, as multisets. */
function dice(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const text of one) counts.set(text, (counts.get(text) ?? 0) + 1);
  let common = 0;
  for (const text of other) {
    const left = counts.get(text) ?? 0;
    if (left === 0) continue;
    counts.set(text, left - 1);
    common++;
  }
  return one.length + other.length === 0 ? 0 : (2 * common) / (one.length + other.length);
}
