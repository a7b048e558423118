import { type CursorContext, lineBelow } from '../../document/cursorContext.ts';
import { type BracketState, inCharacters, unmatchedClosers } from '../../syntax/bracketState.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import { beginsComment, languageOf } from '../../syntax/language.ts';
import { indentationOf, isBlank, isSubsequence, isWordChar, lastLine, splitsWord } from '../../text/lines.ts';
import type { Suggestion } from '../outcome/suggestion.ts';
import { isDoubled, withoutRepeatedQuotes } from './lineRest.ts';
import { needsBlank } from './wideEnd.ts';

const PLAIN = languageOf('plaintext');

/** A line's rest of this length is recognizable by itself. */
const TELLING_REST_CHARS = 3;

/** This much of a line's rest is never written twice in a row, whatever brackets are open. */
const WHOLE_REST_CHARS = 12;

/** True for text that editors insert: brackets, quotes, a tag, and the statement's end after them. */
export function isAutoClosed(lineSuffix: string): boolean {
  return /^(?:[)\]}"'`>;,\s]|\*\/|<\/[\w.-]*>)*$/.test(lineSuffix);
}

/** True if the rest of the line closes a bracket that isn't open at the cursor: the answer has to open it. */
export function closesElsewhere({ brackets, language, lineSuffix }: CursorContext): boolean {
  if (brackets.mode.kind !== 'code' || !/^\s*[)\]]/.test(lineSuffix)) return false;
  const after = readBrackets(lineSuffix, language, { ...inCharacters(brackets), closings: [], errors: 0 });
  return after.errors > 0 || unmatchedClosers(after).length > 0;
}

/** True if the text after the cursor can directly follow `text`. If not, the answer takes several lines to reach it. */
export function joinsRest(text: string, { linePrefix, lineSuffix, free }: CursorContext): boolean {
  if (splitsWord(text, lineSuffix)) return false;
  if (free || !isWordChar(lineSuffix.at(0))) return true;
  // Some write `a,b`.
  if (text.endsWith(',')) return /,\S/.test(linePrefix + text + lineSuffix);
  return !/[;)\]}]$/.test(text);
}

interface OverlapCandidate extends Suggestion {
  /** Errors on the line: unmatched brackets, an open string. */
  readonly errors: number;
  /** Difference of the open brackets from before the answer. */
  readonly drift: number;
  /** The text after the cursor comes twice. */
  readonly doubled: boolean;
  /** Part of the answer is lost that the line doesn't have already. */
  readonly loses: boolean;
  /** The line is sound with it; otherwise the answer has not reached its end. */
  readonly fits: boolean;
  /** Further lines may show that this was not the end: it left its bracket, or has a word of the rest. */
  readonly open: boolean;
}

const SOUND = { replaceSuffix: 0, errors: 0, drift: 0, doubled: false, loses: false, fits: true, open: false } as const;

/**
 * Fits an answer between the cursor and the rest of its line: cuts the part that repeats the rest, and replaces closers
 * that the editor inserted. `foo(█)` + `a)` → `foo(a)`. Picks the candidate with balanced brackets and quotes.
 * `isWhole`: the answer is complete; over several lines, the text below determines the open brackets at its end. The
 * result begins with `painted`.
 */
export function fitToLine(text: string, place: CursorContext, isWhole = false, painted = ''): OverlapCandidate {
  const fitted = fittedToLine(text, place, isWhole, painted);
  return needsBlank(fitted.insertText, place) ? { ...fitted, insertText: `${fitted.insertText} ` } : fitted;
}

function fittedToLine(text: string, place: CursorContext, isWhole: boolean, painted: string): OverlapCandidate {
  const rest = place.lineSuffix.trimEnd();
  if (rest === '') return { ...SOUND, insertText: text };
  const quoted = withoutRepeatedQuotes(text, place);
  if (quoted?.startsWith(painted)) return { ...SOUND, insertText: quoted };
  const autoClosed = isAutoClosed(rest);
  const body = text.trimEnd();
  const repeatsRest = body.endsWith(rest);
  // In text, brackets and quotes prove nothing: only a repetition of the whole, distinctive rest counts.
  if (
    place.brackets.mode.kind !== 'code' &&
    !autoClosed &&
    rest.length >= TELLING_REST_CHARS &&
    repeatsRest &&
    body.length - rest.length >= painted.length
  )
    return { ...SOUND, insertText: body.slice(0, -rest.length) };
  const judge = judgeOf(place, isWhole && body.includes('\n'));
  const keeps = { replaceSuffix: 0, loses: false, open: false };
  const whole = judge({ ...keeps, insertText: text });
  if (rest.length >= WHOLE_REST_CHARS && repeatsRest && body.length - rest.length >= painted.length) {
    const cut = judge({ ...keeps, insertText: body.slice(0, -rest.length) });
    if (cut.errors <= whole.errors && !splitsWord(cut.insertText, rest)) return { ...cut, fits: true };
  }
  const candidates = [
    ...tailOverlaps(text, rest).map(length =>
      judge({ ...keeps, insertText: text.slice(0, -length), open: !repeatsRest }),
    ),
    whole,
    ...cuts(text, place).map(at =>
      judge({ ...keeps, insertText: text.slice(0, at), loses: true, open: !text.startsWith(rest, at) }),
    ),
    ...(autoClosed && !closesElsewhere(place) ? replacements(text, rest) : []).map(length =>
      judge({ ...keeps, insertText: text, replaceSuffix: length }),
    ),
  ];
  const possible = candidates.filter(({ insertText }) => insertText.startsWith(painted));
  const best = possible.reduce(
    (best, candidate) => (isBetter(candidate, best) ? candidate : best),
    possible[0] ?? whole,
  );
  return isBlank(best.insertText) && whole.errors === 0 && isBalanced(text, place) ? { ...whole, fits: true } : best;
}

/** True if the document, with `text` in it, closes exactly the brackets open after the cursor's line. */
function isBalanced(text: string, place: CursorContext): boolean {
  const { language, lineSuffix, brackets } = place;
  const after = readBrackets(text + lineSuffix, language, { ...inCharacters(brackets), closings: [], errors: 0 });
  return after.mode.kind === 'code' && after.open.length === openBelow(place);
}

/** Of equal candidates the first wins, which is the smaller edit. */
function isBetter(a: OverlapCandidate, b: OverlapCandidate): boolean {
  if (a.errors !== b.errors) return a.errors < b.errors;
  if (a.drift !== b.drift) return a.drift < b.drift;
  if (a.doubled !== b.doubled) return b.doubled;
  // The editor's own brackets give way to an answer that continues after them.
  return b.loses && !a.loses;
}

function judgeOf(
  place: CursorContext,
  spansLines: boolean,
): (edit: Suggestion & Pick<OverlapCandidate, 'loses' | 'open'>) => OverlapCandidate {
  const { language, brackets, lineSuffix } = place;
  const start = { ...inCharacters(brackets), closings: [], errors: 0 };
  const read = (text: string): BracketState => readBrackets(text, language, start);
  const faults = (after: BracketState) =>
    after.errors +
    unmatchedClosers(after).length +
    (after.mode.kind === 'string' && !language.multiline.includes(after.mode.until) ? 1 : 0);
  const before = read(lineSuffix);
  const target = (spansLines ? openBelow(place) : undefined) ?? openBehind(before, place);
  const baseFaults = faults(before);
  return edit => {
    const after = read(edit.insertText + lineSuffix.slice(edit.replaceSuffix));
    // A string that the rest of the line doesn't close, though it did before.
    const opensString = after.mode.kind === 'string' && before.mode.kind === 'code' ? 1 : 0;
    const errors = Math.max(faults(after), opensString);
    const inText =
      brackets.mode.kind !== 'code' && !leavesString(edit.insertText, place) && !(spansLines && isShortString(place));
    // If the line was broken before, the answer has to fix it.
    const drift = inText ? plainDrift(place, edit) : baseFaults > 0 ? 0 : Math.abs(after.open.length - target);
    return {
      ...edit,
      errors,
      drift,
      doubled: isDoubled(edit, lineSuffix),
      fits: baseFaults > 0 ? errors < baseFaults : errors === 0 && (inText || drift === 0),
    };
  };
}

/** The number of brackets closed below the cursor's line, if all of the document is known. */
function openBelow({ hole, inBlock, language }: CursorContext): number | undefined {
  const known = hole.suffix.split('\n').length === inBlock.length + 1;
  return known ? unmatchedClosers(readBrackets(inBlock.join('\n'), language)).length : undefined;
}

/** A string that ends with its line. */
function isShortString({ brackets: { mode }, language }: CursorContext): boolean {
  return mode.kind === 'string' && !language.multiline.includes(mode.until);
}

/** The text closes the short string around the cursor, and goes on in code. */
function leavesString(text: string, place: CursorContext): boolean {
  if (!isShortString(place) || !/[([{]/.test(text)) return false;
  const { language, brackets } = place;
  return readBrackets(text, language, { ...brackets, open: [], closings: [], errors: 0 }).mode.kind === 'code';
}

/** In text only brackets count: the number open or unmatched on the whole line. */
function plainDrift({ linePrefix, lineSuffix }: CursorContext, edit: Suggestion): number {
  const plain = readBrackets(linePrefix + edit.insertText + lineSuffix.slice(edit.replaceSuffix), PLAIN);
  const quotes = (linePrefix + edit.insertText + lineSuffix.slice(edit.replaceSuffix)).split('"').length - 1;
  return plain.open.length + unmatchedClosers(plain).length + plain.errors + (quotes % 2);
}

/**
 * How many brackets should be open at the line's end: as many as the lines below close, within the choice that the
 * cursor's line leaves. A `(` before the cursor that the rest doesn't close is left to the answer.
 */
function openBehind(before: BracketState, { language, inBlock, linePrefix, brackets }: CursorContext): number {
  const onLine = readBrackets(linePrefix, language, {
    ...brackets,
    open: [],
    closings: [],
    errors: 0,
    mode: { kind: 'code' },
  }).open;
  const choice = Math.min(onLine.filter(open => open.char !== '{').length, before.open.length);
  if (choice === 0) return before.open.length;
  const below = unmatchedClosers(readBrackets(inBlock.join('\n'), language)).length;
  return Math.max(before.open.length - choice, Math.min(before.open.length, below));
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
    if (whole || chars >= 3 || /^[)\]}"'`;,]/.test(rest)) lengths.push(length + text.length - body.length);
  }
  return lengths;
}

/** Offsets at which the answer leaves the cursor's bracket, or reaches the line's rest. */
function cuts(text: string, place: CursorContext): number[] {
  const rest = place.lineSuffix.trimEnd();
  const offsets: number[] = [];
  for (let at = text.indexOf(rest); at >= 0 && offsets.length < 4; at = text.indexOf(rest, at + 1)) {
    if (!splitsWord(text.slice(0, at), rest) && rest.length >= 2) offsets.push(at);
  }
  const closer = leavesBracketAt(text, place);
  if (closer !== undefined && /[)\]}]/.test(rest) && !splitsWord(text.slice(0, closer), rest)) {
    const lead = rest.slice(0, rest.search(/[)\]}]/)).trimEnd();
    const before = text.slice(0, closer).trimEnd();
    offsets.push(lead !== '' && before.endsWith(lead) ? before.length - lead.length : closer);
  }
  return offsets;
}

/** Offset of the bracket in `text` that closes one open at the cursor. */
export function leavesBracketAt(text: string, place: CursorContext): number | undefined {
  return readBrackets(text, place.language, {
    mode: place.brackets.mode,
    open: [],
    closings: [],
    errors: 0,
  }).closings.find(({ depth }) => depth < 0)?.at;
}

/** How many closers after the cursor the answer may replace: VS Code requires a subsequence of the text. */
function replacements(text: string, rest: string): number[] {
  const lengths: number[] = [];
  for (let length = 1; length <= rest.length; length += 1) {
    if (isSubsequence(rest.slice(0, length), text)) lengths.push(length);
  }
  return lengths;
}

/** Removes closers at an answer's end that the document's next line has: `foo(█` above `);`. */
export function withoutNextClosers(text: string, place: CursorContext): string {
  const below = lineBelow(place)?.trim();
  if (below === undefined || !/^[)\]}][)\]};,]*$/.test(below) || text.endsWith(`\n${below}`)) return text;
  const end = text.trimEnd();
  const overlap = [below, below.replace(/(?<![;,])[;,]+$/, '')].find(closers => end.endsWith(closers));
  if (overlap === undefined) return text;
  const head = end.slice(0, -overlap.length);
  const at = leavesBracketAt(end, place);
  const opened = indentationOf(lineBelow(place) ?? '') === indentationOf(place.linePrefix);
  return at !== undefined && at === head.length && opened && !isBlank(lastLine(head)) ? head : text;
}

/** An answer that can't be a line of its own, because it is incomplete. */
const UNFINISHED = /(?:[=(.&|+*/%<?!-]|\b(?:await|return|new|throw|typeof|not|yield|in|of|and|or))\s*$/;

/**
 * With the cursor before the text of its line, whole lines go above that text, with its indentation restored; a
 * fragment stays on the line.
 */
export function aboveLine(text: string, place: CursorContext): Suggestion {
  const { linePrefix, lineSuffix } = place;
  const body = text.trimEnd();
  const rest = lineSuffix.trimEnd();
  if (isBlank(body)) return { insertText: '', replaceSuffix: 0 };
  const head = body.slice(0, -rest.length);
  if (body.endsWith(rest) && !splitsWord(head, rest) && !isBlank(lastLine(head)))
    return { insertText: head, replaceSuffix: 0 };
  const unfinished = !place.free && !beginsComment(lastLine(body), place.language) && UNFINISHED.test(body);
  if (/^[)\],;]/.test(rest)) return { insertText: text.trimEnd(), replaceSuffix: 0 };
  // A blank at the end separates it from the next word: `suspend █fun refresh()`.
  const goesOn = unfinished || /\w $/.test(text) || isMendedBy(rest, body, place);
  const joins = !/^(?:\s{2}|\t)/.test(lineSuffix) && goesOn;
  if (joins) return { insertText: text.replace(/(?<!\n)\n+$/, ''), replaceSuffix: 0 };
  return { insertText: `${body}\n${linePrefix}`, replaceSuffix: 0 };
}

/** True if the rest of the line closes the brackets that the answer leaves open. */
function isMendedBy(rest: string, body: string, { language }: CursorContext): boolean {
  const answer = readBrackets(body, language);
  const unclosed = answer.open.filter(open => open.char !== '{').length;
  if (unclosed === 0 || answer.mode.kind !== 'code') return false;
  return readBrackets(rest, language, { ...answer, closings: [], errors: 0 }).open.length < answer.open.length;
}
