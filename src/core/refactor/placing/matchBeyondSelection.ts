import { fenceOf } from '../../answer/fence.ts';
import type { Steps } from '../../steps.ts';
import { beginsComment, languageOf } from '../../syntax/language.ts';
import { nestingOf } from '../../syntax/nesting.ts';
import { quotingBehindInSteps } from '../../syntax/quoting.ts';
import { collectLines, filterLines, findLine, keysOf, someLine } from '../../text/lineSteps.ts';
import { indentationOf, isBlank } from '../../text/lines.ts';
import { selectedLines, type TargetLines } from '../target/targetLines.ts';
import { definedName, isCloser, isDistinctive, isRepeatedHeader, isText } from './distinctiveLines.ts';
import { isImport } from './imports.ts';
import { linesAround } from './linesAround.ts';
import type { MatchedRange } from './matchedRange.ts';
import {
  exactPrefix,
  exactSuffix,
  hasSameRelativeIndentation,
  isBlankRest,
  matchesBetter,
  repeatsMost,
} from './similarity.ts';
import { headerLines } from './skeleton.ts';

/**
 * Finds the part of the document that an answer covers if it repeats unselected lines: the whole file, an enclosing
 * block, a line or two.
 */
export function* matchBeyondSelection(lines: readonly string[], target: TargetLines): Steps<MatchedRange | undefined> {
  const { from, to } = target;
  let head = yield* headOf(lines, target);
  const rest = lines.slice(head?.exact ?? 0);
  const region = head !== undefined && head.exact === undefined ? { ...target, from: head.at } : target;
  const tail = yield* tailOf(rest, region, head !== undefined);
  if (tail?.exact !== undefined) head ??= yield* headOf(lines.slice(0, lines.length - tail.exact), target, true);
  if (head === undefined || tail === undefined) {
    const both = yield* linesAround(lines, target);
    if (both !== undefined) return both;
  }
  if (head === undefined && tail === undefined) return undefined;
  return {
    from: head?.at ?? from,
    to: tail?.at ?? to,
    head: head === undefined ? 0 : head.exact,
    tail: tail === undefined ? 0 : tail.exact,
  };
}

interface MatchedSide {
  readonly at: number;
  /** Unchanged lines of the answer; undefined if some are changed. */
  readonly exact: number | undefined;
}

function* headOf(lines: readonly string[], target: TargetLines, hasTail = false): Steps<MatchedSide | undefined> {
  const { all, from, languageId } = target;
  const key = keyAt(lines, 0);
  const places = yield* collectLines(all.slice(0, from), (line, at) => (isBlank(line) ? undefined : at));
  const above = yield* keysOf(all.slice(0, from));
  const own = yield* keysOf(selectedLines(target));
  const startsSame =
    own[0] === key || (!isCloser(key, languageId) && own[1] === key && (yield* keysOf(lines))[1] !== key);
  const candidates = yield* candidateIndices(above.toReversed(), key);
  for (const index of candidates) {
    const keys = above.slice(-1 - index);
    const at = places.at(-1 - index) ?? from;
    const exact = yield* exactPrefix(lines, keys);
    if (exact === undefined || isBlankRest(lines, exact)) continue;
    if (keys.length > 1) return { at, exact };
    if (!startsSame && (yield* isRepeatedLine(key, { lines, target, exact, hasTail }))) return { at, exact };
  }
  for (const index of startsSame ? [] : candidates) {
    const keys = above.slice(-1 - index);
    const at = places.at(-1 - index) ?? from;
    if (keys.length < 2 || (yield* exactPrefix(lines, keys)) !== undefined) continue;
    if ((yield* repeatsMost(keys, lines)) && (yield* matchesBetter(lines, target, { from: at, to: target.to })))
      return { at, exact: undefined };
  }
  return yield* changedHead(lines, target, hasTail);
}

function keyAt(lines: readonly string[], end: 0 | -1): string {
  const line = end === 0 ? lines.find(text => !isBlank(text)) : lines.findLast(text => !isBlank(text));
  return line?.trim() ?? '';
}

/** A line such as `}` can occur thousands of times. */
const NEAREST_PLACES = 20;

/** Where `key` occurs: the farthest place from the selection, then the nearest ones. */
function* candidateIndices(keys: readonly string[], key: string): Steps<number[]> {
  const places = yield* collectLines(keys, (text, index) => (text === key ? index : undefined));
  const near = places.slice(0, NEAREST_PLACES);
  const far = places.slice(NEAREST_PLACES).slice(-1);
  return [...far, ...near.reverse()];
}

/** Matches `def f(a, b):` to `def f(a):`, or a changed whole file. */
function* changedHead(lines: readonly string[], target: TargetLines, hasTail: boolean): Steps<MatchedSide | undefined> {
  const { all, from, languageId } = target;
  const first = lines.find(line => !isBlank(line)) ?? '';
  const name = definedName(first, languageId);
  if (name !== undefined && !(yield* someLine(selectedLines(target), line => definedName(line, languageId) === name))) {
    const at = (yield* headerLines(target)).find(index => definedName(all[index] ?? '', languageId) === name);
    if (at !== undefined && all[at]?.trim() !== first.trim()) return { at, exact: undefined };
  }
  const above = yield* keysOf(all.slice(0, from));
  const distinctive = yield* filterLines(above, line => isDistinctive(line, languageId));
  // The file's first line counts only after new comments at most.
  const begins =
    distinctive.length > 0 && (yield* firstCode(lines, target))?.trim() === (yield* firstCode(all, target))?.trim();
  // All imports may be replaced, or removed if the rest of the file is repeated.
  const isOwnImport = (line: string) => isImport(line, languageId);
  const rest = yield* filterLines(above, line => !isOwnImport(line));
  const withoutImports = begins && rest.length > 0 && (hasTail || (yield* someLine(yield* keysOf(lines), isOwnImport)));
  const wholeFile =
    (begins || distinctive.length >= MIN_DISTINCTIVE_LINES) &&
    (yield* repeatsMost(withoutImports ? rest : above, lines));
  return wholeFile ? { at: all.findIndex(line => !isBlank(line)), exact: undefined } : undefined;
}

function* firstCode(lines: readonly string[], { languageId }: TargetLines): Steps<string | undefined> {
  const language = languageOf(languageId);
  return lines[yield* findLine(lines, line => !isBlank(line) && !beginsComment(line, language))];
}

const MIN_DISTINCTIVE_LINES = 3;

function* tailOf(lines: readonly string[], target: TargetLines, hasHead: boolean): Steps<MatchedSide | undefined> {
  const { all, to, languageId } = target;
  const key = keyAt(lines, -1);
  const places = yield* collectLines(all.slice(to), (line, index) => (isBlank(line) ? undefined : to + index + 1));
  const below = yield* keysOf(all.slice(to));
  const own = yield* keysOf(selectedLines(target));
  const endsSame = yield* hasOwnEnd(lines, target, { key, own, hasHead });
  const candidates = yield* candidateIndices(below, key);
  const isElsewhere = (at: number) => isCloser(key, languageId) && endsAtOtherDepth(lines, all[at - 1] ?? '', target);
  for (const index of candidates) {
    const keys = below.slice(0, index + 1);
    const at = places[index] ?? to;
    const exact = yield* exactSuffix(lines, keys);
    if (exact === undefined || exact >= lines.length || isElsewhere(at)) continue;
    if (yield* isRepeatedEnd(keys, { lines, target, exact, at, endsSame, hasHead })) return { at, exact };
  }
  for (const index of candidates) {
    const keys = below.slice(0, index + 1);
    const at = places[index] ?? to;
    const isClosing = keys.every(text => isCloser(text, languageId));
    if (keys.length < 2 || isClosing || isElsewhere(at) || (yield* exactSuffix(lines, keys)) !== undefined) continue;
    if (
      (isDistinctive(key, languageId) || index === below.length - 1) &&
      (yield* repeatsMost(keys, lines)) &&
      (yield* matchesBetter(lines, target, { from: target.from, to: at }))
    )
      return { at, exact: undefined };
  }
  return undefined;
}

interface RepeatedEnd {
  readonly lines: readonly string[];
  readonly target: TargetLines;
  readonly exact: number;
  /** After the last repeated line of the document. */
  readonly at: number;
  readonly endsSame: boolean;
  readonly hasHead: boolean;
}

/** True if the answer's last lines repeat the lines below the selection, rather than being like them. */
function* isRepeatedEnd(
  keys: readonly string[],
  { lines, target, exact, at, endsSame, hasHead }: RepeatedEnd,
): Steps<boolean> {
  const { languageId, all } = target;
  const key = keys.at(-1) ?? '';
  const isOnly = keys.length === 1;
  if (/^[;,]$/.test(key) && isOnly && !endsSame) return true;
  const isClosing = keys.every(text => isCloser(text, languageId)) && keys.some(text => /[)\]}>\w]/.test(text));
  if (isClosing || (isOnly && endsSame))
    return (yield* balancesOnlyWithout(lines, lines.length - exact, target)) || (hasHead && isSeparator(key));
  if (!isOnly || hasHead || isDistinctive(key, languageId) || isText(key, target)) return true;
  if (/[:{([]$/.test(key) && !endsSame) return true;
  const last = lines.findLast(line => !isBlank(line));
  return hasSameRelativeIndentation(last, all[at - 1], { lines, target });
}

interface AnswerEnd {
  readonly key: string;
  readonly own: readonly string[];
  readonly hasHead: boolean;
}

function* hasOwnEnd(
  lines: readonly string[],
  { all, to, languageId }: TargetLines,
  { key, own, hasHead }: AnswerEnd,
): Steps<boolean> {
  const last = lines.findLastIndex(line => !isBlank(line));
  const isSetOff = isBlank(all[to] ?? 'x');
  const isAnswerSetOff = isBlank(lines[last - 1] ?? 'x');
  const count = (keys: readonly string[]) => keys.filter(text => text === key).length;
  if (isSetOff === isAnswerSetOff && count(yield* keysOf(lines)) > count(own)) return false;
  if (own.at(-1) === key) return true;
  return !isCloser(key, languageId) && own.at(-2) === key && (!hasHead || (isSetOff && !isAnswerSetOff));
}

function endsAtOtherDepth(lines: readonly string[], line: string, target: TargetLines): boolean {
  const firstOf = (texts: readonly string[]) => indentationOf(texts.find(text => !isBlank(text)) ?? '');
  if (firstOf(lines) !== firstOf(selectedLines(target))) return false;
  return indentationOf(lines.findLast(text => !isBlank(text)) ?? '') !== indentationOf(line);
}

function closesUnopenedTag(lines: readonly string[], own: readonly string[]): boolean {
  const name = /^<\/([\w.:-]+)>$/.exec(keyAt(lines, -1))?.[1];
  if (name === undefined) return false;
  const surplus = (texts: readonly string[]) => {
    const text = texts.join('\n');
    const opened = text.split(`<${name}`).filter((rest, index) => index > 0 && !/^[\w.:-]/.test(rest)).length;
    return text.split(`</${name}>`).length - 1 - opened;
  };
  return surplus(lines) > Math.max(0, surplus(own));
}

/** `// -----` */
function isSeparator(key: string): boolean {
  return /^(?:#|\/\/|--|=|\*|```|~~~)[^()[\]{}<>]*$/.test(key);
}

function* balancesOnlyWithout(lines: readonly string[], end: number, target: TargetLines): Steps<boolean> {
  const { languageId } = target;
  if (closesUnopenedTag(lines, selectedLines(target)))
    return !closesUnopenedTag(lines.slice(0, end), selectedLines(target));
  const wanted = yield* nestingOf(selectedLines(target), languageId);
  if (wanted === undefined || (yield* nestingOf(lines, languageId)) === wanted) return false;
  return (yield* nestingOf(lines.slice(0, end), languageId)) === wanted;
}

interface AnswerStart {
  readonly lines: readonly string[];
  readonly target: TargetLines;
  readonly exact: number | undefined;
  readonly hasTail: boolean;
}

const OPENS = /[:{([>]$/;
/** `*`, `//`, `/****\/`, `---`: nothing that could be there twice for a reason. */
const MARKS_ONLY = /^[*/#=~_.|-]+$/;

/** In Markdown, a first line of backquotes that would leave a block open: it closed the one above. */
function opensFence(key: string, lines: readonly string[], target: TargetLines): boolean {
  if (languageOf(target.languageId).family !== 'prose' || fenceOf(key) === undefined) return false;
  const count = (texts: readonly string[]) => texts.filter(line => fenceOf(line) !== undefined).length;
  return (count(lines) - count(selectedLines(target))) % 2 !== 0;
}

/** True if the answer's first line repeats the line above the selection, rather than being like it. */
function* isRepeatedLine(key: string, { lines, target, exact = 0, hasTail }: AnswerStart): Steps<boolean> {
  const { languageId } = target;
  if (isDistinctive(key, languageId) || isText(key, target) || isRepeatedHeader(key, lines, target)) return true;
  if (MARKS_ONLY.test(key) && target.all[target.from - 1]?.trim() === key) return true;
  if (opensFence(key, lines, target)) return true;
  // It repeats it if the selection's own first line follows, or lines below are repeated too,
  const begins = keyAt(lines.slice(exact), 0) === keyAt(selectedLines(target), 0);
  if ((begins || hasTail) && !OPENS.test(key)) return true;
  // or if its relative indentation is the same.
  const above = target.all.slice(0, target.from).findLast(line => !isBlank(line));
  const rest = lines.slice(exact);
  if (
    !OPENS.test(key) &&
    !isCloser(key, languageId) &&
    hasSameRelativeIndentation(
      lines.find(line => !isBlank(line)),
      above,
      { lines: rest, target },
    )
  )
    return true;
  if (/^(?:\*\/|-->)$/.test(key)) return true;
  const language = languageOf(languageId);
  if (
    (yield* quotingBehindInSteps(lines, language)).kind !== 'code' &&
    (yield* quotingBehindInSteps(rest, language)).kind === 'code'
  )
    return true;
  const wanted = yield* nestingOf(selectedLines(target), languageId);
  const nestingOfRest = yield* nestingOf(rest, languageId);
  // An answer that closes the block which the line opens repeats the line below too.
  return wanted !== undefined && (yield* nestingOf(lines, languageId)) !== wanted && nestingOfRest === wanted;
}
