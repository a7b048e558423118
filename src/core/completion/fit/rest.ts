import type { CursorContext } from '../../document/cursorContext.ts';
import { type BracketState, inCharacters, unmatchedClosers } from '../../syntax/bracketState.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import { beginsComment, languageOf } from '../../syntax/language.ts';
import { isBlank, isSubsequence, isWordChar, splitsWord } from '../../text/lines.ts';
import type { Suggestion } from '../outcome/suggestion.ts';
import { faultsIn } from './balance.ts';
import { isDoubled, withoutRepeatedQuotes } from './lineRest.ts';
import { PRICES } from './prices.ts';
import { needsBlank } from './wideEnd.ts';

const PLAIN = languageOf('plaintext');

/** True for text that editors insert: brackets, quotes, a tag, and the statement's end after them. */
export function isAutoClosed(lineSuffix: string): boolean {
  return /^(?:[)\]}"'`>;,\s]|\*\/|<\/[\w.-]*>)*$/.test(lineSuffix);
}

/** True if the rest of the line closes a bracket that isn't open at the cursor: the answer has to open it. */
export function closesElsewhere({ brackets, language, lineSuffix }: CursorContext): boolean {
  if (brackets.mode.kind !== 'code') return false;
  const after = readBrackets(lineSuffix, language, { ...inCharacters(brackets), closings: [], errors: 0 });
  return after.errors > 0 || unmatchedClosers(after).length > 0;
}

/** An end of the answer, and what the line becomes with it. */
interface End extends Suggestion {
  /** Part of the answer is lost that the line doesn't have already. */
  readonly loses?: boolean;
  /** Only a part of the line's rest is repeated, or none: a further line may show another end. */
  readonly isOpen?: boolean;
}

export interface FittedEnd extends Suggestion {
  /** The line is sound with it; otherwise the answer has not reached its end. */
  readonly isSound: boolean;
  readonly isOpen: boolean;
  readonly loses: boolean;
}

/**
 * Fits an answer between the cursor and the rest of its line: of the ends that it may have there, and the closers of
 * the editor that it may cover, the cheapest. `foo(█)` + `a)` → `foo(a)`. The result begins with `painted`.
 */
export function fitToLine(text: string, place: CursorContext, painted = ''): FittedEnd {
  const fitted = cheapestEnd(text, place, painted);
  return needsBlank(fitted.insertText, place) ? { ...fitted, insertText: `${fitted.insertText} ` } : fitted;
}

function cheapestEnd(text: string, place: CursorContext, painted: string): FittedEnd {
  const plain = { insertText: text, replaceSuffix: 0, isSound: true, isOpen: false, loses: false };
  if (isBlank(place.lineSuffix)) return plain;
  const quoted = withoutRepeatedQuotes(text, place);
  if (quoted?.startsWith(painted)) return { ...plain, insertText: quoted };
  const judge = new LineJudge(place);
  let best: End = plain;
  let least = Number.POSITIVE_INFINITY;
  for (const end of endsOf(text, place)) {
    const price = end.insertText.startsWith(painted) ? judge.priceOf(end) : Number.POSITIVE_INFINITY;
    if (price < least) [best, least] = [end, price];
  }
  const bare = best.insertText.trimEnd();
  const isSpaced = best.insertText.length < text.length && /^\s/.test(place.lineSuffix.slice(best.replaceSuffix));
  const insertText = isSpaced && bare.startsWith(painted) ? bare : best.insertText;
  return { ...plain, ...best, insertText, isSound: judge.isSound(best) };
}

/** Prices an end by what the cursor's line, and the brackets of the lines below, become with it. */
class LineJudge {
  readonly #place: CursorContext;
  readonly #openBefore: number;
  readonly #rest: string;

  constructor(place: CursorContext) {
    this.#place = place;
    this.#rest = place.lineSuffix.trimEnd();
    this.#openBefore = this.#faultsWith({ insertText: '', replaceSuffix: 0 }).open;
  }

  priceOf(end: End): number {
    const { onLine, below } = this.#faultsWith(end);
    let price = PRICES.fault * (onLine + below);
    if (this.#isTwice(end)) price += PRICES.restTwice;
    if (this.#runsTogether(end)) price += PRICES.runTogether;
    if (end.replaceSuffix > 0 && !isAutoClosed(this.#rest)) price += PRICES.restChanged;
    return end.loses ? price + PRICES.lost : price;
  }

  /** The answer goes on as the line does, or the line is sound and opens nothing. */
  isSound(end: End): boolean {
    if (end.isOpen === false && this.#isTelling) return true;
    const { onLine, open } = this.#faultsWith(end);
    return onLine === 0 && open <= this.#openBefore;
  }

  /** A rest of this length is never written twice in a row. */
  get #isTelling(): boolean {
    return this.#rest.length > 2 && !isAutoClosed(this.#rest);
  }

  /** With the cursor in a tag, the quotes and angle brackets of its line are in pairs. */
  #faultsInTag(line: string): number {
    const { linePrefix, markup } = this.#place;
    if (!markup || !/<\w[^<>]*$/.test(linePrefix)) return 0;
    const count = (char: string) => line.split(char).length - 1;
    return Math.abs(count('<') - count('>')) + (count('"') % 2);
  }

  /** `f(a)b` */
  #runsTogether({ insertText, replaceSuffix }: End): boolean {
    const rest = this.#rest.slice(replaceSuffix);
    return !this.#place.free && isWordChar(rest.at(0)) && /[\w)\]}"'`]$/.test(insertText);
  }

  #isTwice(end: End): boolean {
    const body = end.insertText.trimEnd();
    return (
      (end.replaceSuffix === 0 && this.#rest.length > 2 && body.endsWith(this.#rest)) || isDoubled(end, this.#rest)
    );
  }

  #faultsWith({ insertText, replaceSuffix }: End): LineFaults {
    const { language, brackets, lineSuffix, linePrefix } = this.#place;
    const start = { ...inCharacters(brackets), closings: [], errors: 0 };
    const rest = lineSuffix.slice(replaceSuffix);
    const after = readBrackets(insertText + rest, language, start);
    const opensString = after.mode.kind === 'string' && !language.multiline.includes(after.mode.until) ? 1 : 0;
    const line = linePrefix + insertText + rest;
    const onLine = after.errors + unmatchedClosers(after).length + opensString + this.#faultsInTag(line);
    const open = after.open.length;
    if (brackets.mode.kind === 'code' || leavesString(insertText, this.#place))
      return { onLine, open, below: faultsIn(after, this.#place) };
    // Within a string or comment the marks of the whole line are in pairs.
    const plain = readBrackets(line, PLAIN);
    const quotes = ['"', '`'].filter(quote => line.split(quote).length % 2 === 0).length;
    return { onLine, open: 0, below: plain.open.length + unmatchedClosers(plain).length + plain.errors + quotes };
  }
}

/** The text closes the string around the cursor, which ends with its line, and goes on in code. */
function leavesString(text: string, { language, brackets }: CursorContext): boolean {
  const { mode } = brackets;
  if (mode.kind !== 'string' || language.multiline.includes(mode.until) || !/[([{]/.test(text)) return false;
  return readBrackets(text, language, { mode, open: [], closings: [], errors: 0 }).mode.kind === 'code';
}

interface LineFaults {
  readonly onLine: number;
  /** Brackets open at its end. */
  readonly open: number;
  readonly below: number;
}

/** Where the answer may end, the smaller change first. */
function* endsOf(text: string, place: CursorContext): Iterable<End> {
  const rest = place.lineSuffix.trimEnd();
  const body = text.trimEnd();
  for (const length of tailOverlaps(text, rest))
    yield { insertText: text.slice(0, -length), replaceSuffix: 0, isOpen: !body.endsWith(rest) };
  yield { insertText: text, replaceSuffix: 0 };
  const exit = leavesBracketAt(text, place);
  if (exit !== undefined)
    yield { insertText: text.slice(0, exit), replaceSuffix: 0, loses: true, isOpen: !text.startsWith(rest, exit) };
  if (!isAutoClosed(rest) || closesElsewhere(place)) {
    // The answer has the rest in other words: `src="█" alt=""` + `a.svg" alt="A"`. A brace in it opens the lines below.
    const { language, brackets } = place;
    const after = readBrackets(rest, language, { ...inCharacters(brackets), closings: [], errors: 0 });
    const isOpen = countBraces(after) > countBraces(brackets) || text.includes('\n');
    // Brackets alone are in most answers.
    const isTelling = /[\w"'`]/.test(rest) && place.brackets.mode.kind !== 'comment';
    if (isTelling && !isOpen && isSubsequence(rest, text)) yield { insertText: text, replaceSuffix: rest.length };
    return;
  }
  // VS Code requires the covered text to be a subsequence of the inserted one.
  for (let length = 1; length <= rest.length; length += 1)
    if (isSubsequence(rest.slice(0, length), text)) yield { insertText: text, replaceSuffix: length };
}

function countBraces({ open }: BracketState): number {
  return open.filter(({ char }) => char === '{').length;
}

/** Lengths of the answer's end that equal the beginning of the line's rest, longest first, if they may be a repetition. */
function tailOverlaps(text: string, rest: string): number[] {
  const lengths: number[] = [];
  const body = text.trimEnd();
  for (let length = Math.min(body.length, rest.length); length > 0; length -= 1) {
    if (!body.endsWith(rest.slice(0, length))) continue;
    const head = body.slice(0, -length);
    const whole = length === rest.length;
    const chars = rest.slice(0, length).replace(/\s/g, '').length;
    if (chars === 0 || (splitsWord(head, rest) && (!whole || /^\w+$/.test(rest)))) continue;
    if (!whole && splitsWord(rest.slice(0, length), rest.slice(length))) continue;
    if (whole || chars >= 3 || /^[)\]}"'`;,]|^\s*[^\w\s]{2}/.test(rest))
      lengths.push(length + text.length - body.length);
  }
  return lengths;
}

/** Offset of the bracket in `text` that closes one open at the cursor. */
function leavesBracketAt(text: string, { language, brackets: { mode } }: CursorContext): number | undefined {
  const { closings } = readBrackets(text, language, { mode, open: [], closings: [], errors: 0 });
  return closings.find(({ depth }) => depth < 0)?.at;
}

/** True if the text after the cursor can directly follow `text`. If not, the answer takes several lines to reach it. */
export function joins(text: string, { linePrefix, lineSuffix, free, language, brackets }: CursorContext): boolean {
  if (splitsWord(text, lineSuffix)) return false;
  if (free) return true;
  const body = text.trimEnd();
  const rest = lineSuffix.trimStart();
  // A statement, or the header of a block, behind which nothing of the line goes on.
  const isOver = /[;{]$/.test(body) && readBrackets(body, language, brackets).open.at(-1)?.char !== '(';
  if (isOver) return isAutoClosed(rest.charAt(0)) || beginsComment(rest, language);
  if (!isWordChar(lineSuffix.at(0))) return true;
  // Some write `a,b`.
  if (text.endsWith(',')) return /,\S/.test(linePrefix + text + lineSuffix);
  return !/[)\]}]$/.test(text);
}
