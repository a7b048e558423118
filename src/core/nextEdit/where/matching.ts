import type { Language } from '../../syntax/language.ts';
import { isKeyword } from '../../syntax/words.ts';
import { indentationOf } from '../../text/lines.ts';
import { argumentAt } from './argument.ts';
import { endOfToken, isName, type Token, textsOf } from './lineTokens.ts';
import type { Replacement } from './replacement.ts';

/** Where the replaced tokens are in another line. */
export interface Match {
  readonly from: number;
  readonly to: number;
  /** Tokens around it that are as they were in the edit. */
  readonly left: number;
  readonly right: number;
  /** Names among them. */
  readonly names: number;
  readonly isWholeContext: boolean;
  /** An argument of the same function, at the same position. */
  readonly isSameArgument: boolean;
}

const MOST_TOKENS = 120;

/** The best match first. */
export function matchesIn(tokens: readonly Token[], replacement: Replacement, language: Language): Match[] {
  const { old } = replacement;
  const texts = textsOf(tokens);
  const { argument } = replacement;
  const matches: Match[] = [];
  for (let from = 0; from + old.length <= Math.min(texts.length, MOST_TOKENS); from++) {
    if (!old.every((text, index) => texts[from + index] === text)) continue;
    const to = from + old.length;
    const left = agreement(replacement.left, index => texts[from - 1 - index]);
    const right = agreement(replacement.right, index => texts[to + index]);
    if (old.length === 0 && left + right === 0) continue;
    if (isDone(texts, from, replacement)) continue;
    const here = argument === undefined || old.some(isName) ? undefined : argumentAt(texts, from);
    const isSameArgument =
      here !== undefined && here.name === argument?.name && here.index === argument.index && right > 0;
    const around = [...replacement.left.slice(0, left), ...replacement.right.slice(0, right)];
    const names = around.filter(text => isName(text) && !isKeyword(text, language)).length;
    const isWholeContext = left === replacement.left.length && right === replacement.right.length;
    matches.push({ from, to, left, right, names, isWholeContext, isSameArgument });
  }
  return matches.sort((a, b) => weightOf(b) - weightOf(a));
}

function weightOf({ left, right, isSameArgument }: Match): number {
  return left + right + (isSameArgument ? 4 : 0);
}

function agreement(wanted: readonly string[], at: (index: number) => string | undefined): number {
  let count = 0;
  while (count < wanted.length && wanted[count] === at(count)) count++;
  return count;
}

/** The line already has the added tokens. */
function isDone(texts: readonly string[], from: number, { old, newTokens }: Replacement): boolean {
  if (old.length > 0 || newTokens.length === 0) return false;
  const follows = newTokens.every((text, index) => texts[from + index] === text);
  return follows || newTokens.every((text, index) => texts[from - newTokens.length + index] === text);
}

/** Undefined where line breaks change. */
export function replacedLine(
  line: string,
  tokens: readonly Token[],
  changes: readonly { readonly match: Match; readonly replacement: Replacement }[],
): string | undefined {
  let text = line;
  let before = Number.POSITIVE_INFINITY;
  for (const { match, replacement } of changes.toSorted(
    (a, b) => b.match.from - a.match.from || b.match.to - a.match.to,
  )) {
    const { newText, old, newTokens } = replacement;
    if (newText === undefined || match.to > before) return undefined;
    before = match.from;
    const isGap = old.length === 0 || newTokens.length === 0;
    const [first, last] = isGap
      ? [tokens[match.from - 1], tokens[match.to]]
      : [tokens[match.from], tokens[match.to - 1]];
    const start = isGap ? (first ? endOfToken(first) : indentationOf(line).length) : (first?.start ?? 0);
    const end = isGap ? (last?.start ?? line.length) : last ? endOfToken(last) : start;
    text = text.slice(0, start) + newText + text.slice(end);
  }
  return text;
}
