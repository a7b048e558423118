import { beginsComment, languageOf } from '../../syntax/language.ts';
import { nestingOf } from '../../syntax/nesting.ts';
import { quotingBehind } from '../../syntax/quoting.ts';
import { indentationOf, isBlank } from '../../text/lines.ts';
import { selectedLines, type TargetLines } from '../target/targetLines.ts';
import { definedName, isCloser, isDistinctive, isRepeatedHeader, isText } from './distinctiveLines.ts';
import { isImport } from './imports.ts';
import { exactPrefix, exactSuffix, explains, isBlankRest, share, standsAs } from './likeness.ts';
import { linesAround } from './linesAround.ts';
import { headerLines, keysOf } from './skeleton.ts';
import type { MatchedRange } from './widened.ts';

/** How much of the lines between must come back, for an answer to stand for them. */
const ENOUGH = 0.7;

/** Finds unselected lines in the answer: the whole file, an enclosing block, a line or two. Undefined where it has none. */
export function matchBeyondSelection(lines: readonly string[], target: TargetLines): MatchedRange | undefined {
  const { from, to } = target;
  let head = headOf(lines, target);
  const rest = lines.slice(head?.exact ?? 0);
  const region = head !== undefined && head.exact === undefined ? { ...target, from: head.at } : target;
  const tail = tailOf(rest, region, head !== undefined);
  // What has come along below may have hidden that something above has, too.
  if (tail?.exact !== undefined) head ??= headOf(lines.slice(0, lines.length - tail.exact), target, true);
  if (head === undefined || tail === undefined) {
    const both = linesAround(lines, target);
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
  /** The document's line: the first one, or the one behind the last. */
  readonly at: number;
  /** Lines of the answer that are unchanged, up to the selection; undefined where the model has changed some. */
  readonly exact: number | undefined;
}

function headOf(lines: readonly string[], target: TargetLines, hasTail = false): MatchedSide | undefined {
  const { all, from } = target;
  const key = keyAt(lines, 0);
  const above = all.flatMap((line, at) => (at >= from || isBlank(line) ? [] : [{ key: line.trim(), at }]));
  const own = keysOf(selectedLines(target));
  // What the selection says behind its first line is its own, where the model has taken that line away.
  const startsSame = own[0] === key || (!isCloser(key) && own[1] === key && keysOf(lines)[1] !== key);
  for (const index of worthLooking(above.map(line => line.key).reverse(), key)) {
    const keys = above.slice(-1 - index).map(line => line.key);
    const at = above.at(-1 - index)?.at ?? from;
    const exact = exactPrefix(lines, keys);
    if (exact !== undefined && isBlankRest(lines, exact)) continue;
    if (keys.length === 1) {
      if (exact !== undefined && !startsSame && tells(key, { lines, target, exact, hasTail })) return { at, exact };
    } else if (exact !== undefined) return { at, exact };
    else if (!startsSame && share(keys, lines) >= ENOUGH && explains(lines, target, { from: at, to: target.to }))
      return { at, exact: undefined };
  }
  return changedHead(lines, target, hasTail);
}

/** The first line that is not blank, or for -1 the last one. */
function keyAt(lines: readonly string[], end: 0 | -1): string {
  const line = end === 0 ? lines.find(text => !isBlank(text)) : lines.findLast(text => !isBlank(text));
  return line?.trim() ?? '';
}

/** Beside the farthest place; a brace stands in a long file a thousand times. */
const NEAREST_PLACES = 20;

/** Where `key` stands among lines that lead away from the selection: the farthest place first, then the nearest ones. */
function worthLooking(keys: readonly string[], key: string): number[] {
  const places = keys.flatMap((text, index) => (text === key ? [index] : []));
  const near = places.slice(0, NEAREST_PLACES);
  const far = places.slice(NEAREST_PLACES).slice(-1);
  return [...far, ...near.reverse()];
}

/** The header of a block around the selection with other parameters, or the file with another first line. */
function changedHead(lines: readonly string[], target: TargetLines, hasTail: boolean): MatchedSide | undefined {
  const { all, from } = target;
  const first = lines.find(line => !isBlank(line)) ?? '';
  const name = definedName(first);
  if (name !== undefined && !selectedLines(target).some(line => definedName(line) === name)) {
    const at = headerLines(target).find(index => definedName(all[index] ?? '') === name);
    if (at !== undefined && all[at]?.trim() !== first.trim()) return { at, exact: undefined };
  }
  const above = keysOf(all.slice(0, from));
  const told = above.filter(isDistinctive);
  // A file's first line is told by itself behind nothing but new comments.
  const begins =
    told.length > 0 && withoutComments(lines, target)[0]?.trim() === withoutComments(all, target)[0]?.trim();
  // Its imports may all be others; or none, where the rest of the file is there.
  const isOwnImport = (line: string) => isImport(line, target.languageId);
  const rest = above.filter(line => !isOwnImport(line));
  const withoutImports = begins && rest.length > 0 && (hasTail || keysOf(lines).some(isOwnImport));
  const wholeFile = (begins || told.length >= FEW) && share(withoutImports ? rest : above, lines) >= ENOUGH;
  return wholeFile ? { at: all.findIndex(line => !isBlank(line)), exact: undefined } : undefined;
}

function withoutComments(lines: readonly string[], { languageId }: TargetLines): readonly string[] {
  const first = lines.findIndex(line => !isBlank(line) && !beginsComment(line, languageOf(languageId)));
  return first < 0 ? [] : lines.slice(first);
}

/** As many lines with words as tell a file from a coincidence. */
const FEW = 3;

function tailOf(lines: readonly string[], target: TargetLines, hasHead: boolean): MatchedSide | undefined {
  const { all, to } = target;
  const key = keyAt(lines, -1);
  const below = all
    .slice(to)
    .flatMap((line, index) => (isBlank(line) ? [] : [{ key: line.trim(), at: to + index + 1 }]));
  const own = keysOf(selectedLines(target));
  const endsSame = hasOwnEnd(lines, target, { key, own, hasHead });
  for (const index of worthLooking(
    below.map(line => line.key),
    key,
  )) {
    const keys = below.slice(0, index + 1).map(line => line.key);
    const at = below[index]?.at ?? to;
    const exact = exactSuffix(lines, keys);
    if (exact !== undefined && exact >= lines.length) continue;
    if (isCloser(key) && isElsewhere(lines, all[at - 1] ?? '', target)) continue;
    if (/^[;,]$/.test(key) && keys.length === 1 && !endsSame) return { at, exact };
    if (keys.every(isCloser) || (keys.length === 1 && endsSame)) {
      if (exact !== undefined && (balancesOnlyWithout(lines, lines.length - exact, target) || (hasHead && isRule(key))))
        return { at, exact };
    } else if (exact !== undefined) {
      if (keys.length > 1 || hasHead || isDistinctive(key) || isText(key, target)) return { at, exact };
      // Nothing ends by opening a block; and a plain line, in the place where it stands in the document.
      if (
        (/[:{([]$/.test(key) && !endsSame) ||
        standsAs(
          lines.findLast(line => !isBlank(line)),
          all[at - 1],
          { lines, target },
        )
      )
        return { at, exact };
    } else if (
      keys.length > 1 &&
      (isDistinctive(key) || index === below.length - 1) &&
      share(keys, lines) >= ENOUGH &&
      explains(lines, target, { from: target.from, to: at })
    )
      return { at, exact };
  }
  return undefined;
}

interface MatchedEnd {
  readonly key: string;
  readonly own: readonly string[];
  readonly hasHead: boolean;
}

/** Whether the answer may end with `key` because the selection does, or its last block. */
function hasOwnEnd(lines: readonly string[], { all, to }: TargetLines, { key, own, hasHead }: MatchedEnd): boolean {
  const last = lines.findLastIndex(line => !isBlank(line));
  // A blank line before it tells whether it is the document's next line.
  const isSetOff = isBlank(all[to] ?? 'x');
  const comesSetOff = isBlank(lines[last - 1] ?? 'x');
  const count = (keys: readonly string[]) => keys.filter(text => text === key).length;
  if (isSetOff === comesSetOff && count(keysOf(lines)) > count(own)) return false;
  if (own.at(-1) === key) return true;
  return !isCloser(key) && own.at(-2) === key && (!hasHead || (isSetOff && !comesSetOff));
}

/** Whether the answer, which keeps the document's indentation, ends less or more deep than this line. */
function isElsewhere(lines: readonly string[], line: string, target: TargetLines): boolean {
  const firstOf = (texts: readonly string[]) => indentationOf(texts.find(text => !isBlank(text)) ?? '');
  if (firstOf(lines) !== firstOf(selectedLines(target))) return false;
  return indentationOf(lines.findLast(text => !isBlank(text)) ?? '') !== indentationOf(line);
}

/** Whether the answer's last line is the closing tag of an element that it has not opened, and the selection neither. */
function closesMore(lines: readonly string[], own: readonly string[]): boolean {
  const name = /^<\/([\w.:-]+)>$/.exec(keyAt(lines, -1))?.[1];
  if (name === undefined) return false;
  const surplus = (texts: readonly string[]) => {
    const text = texts.join('\n');
    const opened = text.split(`<${name}`).filter((rest, index) => index > 0 && !/^[\w.:-]/.test(rest)).length;
    return text.split(`</${name}>`).length - 1 - opened;
  };
  return surplus(lines) > Math.max(0, surplus(own));
}

/** A mark or a line that is drawn, in a comment or a text: it closes nothing. */
function isRule(key: string): boolean {
  return /^(?:#|\/\/|--|=|\*|```|~~~)[^()[\]{}<>]*$/.test(key);
}

/** Whether the selection's nesting comes out only when the answer ends at this line. */
function balancesOnlyWithout(lines: readonly string[], end: number, target: TargetLines): boolean {
  const { languageId } = target;
  if (closesMore(lines, selectedLines(target))) return !closesMore(lines.slice(0, end), selectedLines(target));
  const wanted = nestingOf(selectedLines(target), languageId);
  if (wanted === undefined || nestingOf(lines, languageId) === wanted) return false;
  return nestingOf(lines.slice(0, end), languageId) === wanted;
}

interface Beginning {
  readonly lines: readonly string[];
  readonly target: TargetLines;
  readonly exact: number | undefined;
  readonly hasTail: boolean;
}

/** What the model may well have put around the selection once more. */
const OPENS = /[:{([>]$/;

/** Whether the one line above the selection is meant where the answer begins with it. */
function tells(key: string, { lines, target, exact = 0, hasTail }: Beginning): boolean {
  if (isDistinctive(key) || isText(key, target) || isRepeatedHeader(key, lines, target)) return true;
  // A plain line is, where the selection begins behind it just as it did, or something below has come along as well.
  const begins = keyAt(lines.slice(exact), 0) === keyAt(selectedLines(target), 0);
  if ((begins || hasTail) && !OPENS.test(key)) return true;
  // So is one that stands where it stands in the document.
  const above = target.all.slice(0, target.from).findLast(line => !isBlank(line));
  const rest = lines.slice(exact);
  if (
    !OPENS.test(key) &&
    !isCloser(key) &&
    standsAs(
      lines.find(line => !isBlank(line)),
      above,
      { lines: rest, target },
    )
  )
    return true;
  const { languageId } = target;
  // The end of a comment, or of a string, above.
  if (/^(?:\*\/|-->)$/.test(key)) return true;
  const language = languageOf(languageId);
  if (quotingBehind(lines, language).kind !== 'code' && quotingBehind(rest, language).kind === 'code') return true;
  const wanted = nestingOf(selectedLines(target), languageId);
  const nestingOfRest = nestingOf(rest, languageId);
  // What the line opens may be closed by the answer as well: then the next line below has come along, too.
  return wanted !== undefined && nestingOf(lines, languageId) !== wanted && nestingOfRest === wanted;
}
