import type { CursorContext } from '../../document/cursorContext.ts';
import { ownValue } from '../../json.ts';
import { followsBrace, opensBlock } from '../../syntax/blockLines.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import type { ParsedWindow } from '../../syntax/parsedWindow.ts';
import { isBlank, splitsWord } from '../../text/lines.ts';
import { beginsText, endsComment, isSeparateComment } from './commentEnd.ts';
import {
  beginsBlock,
  breaksWord,
  closesHanging,
  closesValue,
  endsOpen,
  endsStatement,
  endsWithWord,
  fillsInLine,
  isAmongAttributes,
  isCondition,
  isNextItem,
  isUnfinishedDefinition,
  wantsBlank,
} from './lineEnd.ts';
import { PRICES } from './prices.ts';

/** Between the cursor's line and the answer: nothing, one blank, or a line end. */
export type Joint = 'none' | 'blank' | 'break';

export interface JointRequest {
  /** The answer's first line, without its leading blanks. */
  readonly text: string;
  readonly place: CursorContext;
  readonly window: ParsedWindow | undefined;
  /** The model itself began with a line end, or with indentation. */
  readonly isOnNewLine: boolean;
  /** Columns of indentation that the model gave the line. */
  readonly given: number;
  /** Indentation for a line of its own. */
  readonly indentation: string;
}

/**
 * How the answer joins the text before the cursor, on a line that isn't blank. `return█` + `x` takes a blank,
 * `a = 1█` + `b = 2` a line end, `foo.█` + `bar()` nothing.
 */
export function jointOf(request: JointRequest): Joint {
  const { place, text } = request;
  if (text === '') return 'none';
  const prices = new Map<Joint, number>([
    ['none', priceOfNone(request)],
    ['blank', priceOfBlank(request)],
    ['break', priceOfBreak(request)],
  ]);
  if (!place.free) addErrors(prices, request);
  let best: Joint = 'none';
  for (const [joint, price] of prices) if (price < (prices.get(best) ?? 0)) best = joint;
  return best;
}

/** The grammar's view of each text: the one with the fewest errors is free. */
function addErrors(prices: Map<Joint, number>, { text: line, window, indentation, place }: JointRequest): void {
  // A decorator is an error until its declaration follows.
  if (window === undefined || line.startsWith('@')) return;
  const { linePrefix } = place;
  const text = line + endFor(line, place);
  const texts: readonly (readonly [Joint, string])[] = [
    ['none', text + blockEnd(linePrefix + line, place)],
    ['blank', ` ${text}${blockEnd(`${linePrefix} ${line}`, place)}`],
    ['break', `\n${indentation}${text}${blockEnd(line, place)}`],
  ];
  const errors = texts.map(([joint, candidate]) => [joint, window.errorsWith(candidate) ?? 0] as const);
  const least = Math.min(...errors.map(([, count]) => count));
  for (const [joint, count] of errors)
    prices.set(joint, (prices.get(joint) ?? 0) + PRICES.fault * Math.min(2, count - least));
}

/** The shortest end for what the line has opened, so that only the joint can be wrong. */
function endFor(line: string, { language }: CursorContext): string {
  const open = readBrackets(line, language).open.map(({ char }) => ownValue(CLOSING, char) ?? '');
  const block = language.family === 'indent' && opensBlock(line, language) && open.length === 0 ? ' pass' : '';
  return open.reverse().join('') + block;
}

/** Closes the block that the line opens with a word: `class User`. */
function blockEnd(line: string, { language }: CursorContext): string {
  return language.wordBlocks && opensBlock(line, language) ? '\nend' : '';
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Code behind a comment's text. Behind a blank of its own the model goes on with a sentence that isn't over. */
function losesCode({ text, place, given }: JointRequest): boolean {
  const goesOn = given === 1 && /\w$/.test(place.linePrefix) && /^[\p{L}\p{N}'’,. -]+$/u.test(text);
  return endsComment(place) && !goesOn && !beginsText(text, place.language);
}

function priceOfNone(request: JointRequest): number {
  const { text, place, isOnNewLine } = request;
  const { linePrefix, free, brackets } = place;
  let price = isOnNewLine ? PRICES.otherThanGiven : 0;
  if (losesCode(request)) price += PRICES.codeInComment;
  if (splitsWord(linePrefix, text)) {
    if (endsWithWord(place, text)) price += PRICES.runTogether;
  } else if (!free && brackets.mode.kind === 'code' && closesValue(place) && /^(?:[\w"'`@#$]|%\{)/.test(text))
    price += PRICES.runTogether;
  if (!free && (endsStatement(place, text) || beginsBlock(place, text))) price += PRICES.gluedStatement;
  if (isSeparateComment(place, text)) price += PRICES.codeInComment;
  if (wantsBlank(place, text)) price += PRICES.missingBlank;
  return price;
}

function priceOfBlank(request: JointRequest): number {
  const { text, place, isOnNewLine, given } = request;
  const { linePrefix, free, language } = place;
  let price = (given === 1 ? 0 : PRICES.joint) + (isOnNewLine ? PRICES.otherThanGiven : 0);
  if (losesCode(request)) price += PRICES.codeInComment;
  if (isSeparateComment(place, text)) price += PRICES.codeInComment;
  // Between the parts of one word, or of one expression, a blank changes the meaning or the style.
  if (
    splitsWord(linePrefix, text)
      ? !endsWithWord(place, text)
      : !wantsBlank(place, text) && (!BEFORE_BLANK.test(linePrefix) || /^[)\]},;.(]/.test(text))
  )
    price += PRICES.runTogether;
  if (!free && (endsStatement(place, text) || beginsBlock(place, text))) price += PRICES.gluedStatement;
  if (
    !free &&
    closesValue(place) &&
    !isUnfinishedDefinition(place, text) &&
    !followsBrace(text, language) &&
    !isCondition(linePrefix, language) &&
    !isAmongAttributes(place) &&
    language.family !== 'prose'
  )
    price += PRICES.otherThanGiven;
  return price;
}

function priceOfBreak(request: JointRequest): number {
  const { text, place, isOnNewLine, given } = request;
  const { linePrefix, lineSuffix, free, brackets, language } = place;
  let price = isOnNewLine ? 0 : 2 * PRICES.joint;
  if (given === 1 && !isOnNewLine) price += PRICES.otherThanGiven;
  if (!isBlank(lineSuffix) && !(isOnNewLine && mayBeginLine(place))) return Number.POSITIVE_INFINITY;
  // A single blank separates words.
  if (/\S\s$/.test(linePrefix)) price += PRICES.brokenLine;
  const isOwnLine = (isOnNewLine && given > 1) || isNextItem(place, text) || closesHanging(place, text);
  if (/^[,;.)\]]/.test(text) && !isOwnLine) price += PRICES.brokenLine;
  const inString = brackets.mode.kind === 'string' && !language.multiline.includes(brackets.mode.until);
  if (inString) price += PRICES.brokenLine;
  if (free) {
    if (!isOnNewLine && !losesCode(request)) price += PRICES.brokenLine;
    if (isOnNewLine && given < 2 && breaksWord(place, text)) price += PRICES.brokenLine;
    return price;
  }
  if (beginsBlock(place, text)) return price;
  if (opensBlock(linePrefix, language) && brackets.open.at(-1)?.char !== '(' && fillsInLine(place, text))
    price += PRICES.brokenLine;
  if (endsStatement(place, text)) return price;
  if (isUnfinishedDefinition(place, text)) price += PRICES.brokenLine;
  if ((endsOpen(place) || ASSIGNMENT.test(text)) && !(given > 1)) price += PRICES.brokenLine;
  if (splitsWord(linePrefix, text) && !endsWithWord(place, text) && !isOnNewLine) price += PRICES.brokenLine / 2;
  if (isOnNewLine && given < 2 && breaksWord(place, text)) price += PRICES.brokenLine;
  if (language.family === 'prose' && !isOnNewLine) price += PRICES.brokenLine;
  return price;
}

/** It has a left side: `= 0;`, `+= a`. */
const ASSIGNMENT = /^[-+*/%]?=\s/;

/** The text behind the cursor closes a bracket, or a docstring that has text. */
function mayBeginLine({ linePrefix, lineSuffix, brackets: { mode } }: CursorContext): boolean {
  if (/^\s*[)\]}]/.test(lineSuffix)) return true;
  const isDocstring = mode.kind === 'string' && mode.until.length > 2;
  return isDocstring && lineSuffix.startsWith(mode.until) && !linePrefix.endsWith(mode.until);
}

/** A blank is good style behind a word, a closing mark, an operator or a comma. */
const BEFORE_BLANK = /[\w)\]}"'`,;:=+\-*/&|<>?.!]$/;
