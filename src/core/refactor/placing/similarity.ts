import { hunksOf } from '../../text/hunks.ts';
import { indentationWidth, isBlank } from '../../text/lines.ts';
import { selectedLines, type TargetLines } from '../target/targetLines.ts';
import { keysOf } from './skeleton.ts';

/** Number of lines at the answer's start that repeat `keys`, with blank lines in between; undefined if they differ. */
export function exactPrefix(lines: readonly string[], keys: readonly string[]): number | undefined {
  let at = 0;
  for (const key of keys) {
    while (at < lines.length && isBlank(lines[at] ?? '')) at += 1;
    if (lines[at]?.trim() !== key) return undefined;
    at += 1;
  }
  while (at < lines.length && isBlank(lines[at] ?? '')) at += 1;
  return at;
}

/** As `exactPrefix`, from the end. */
export function exactSuffix(lines: readonly string[], keys: readonly string[]): number | undefined {
  return exactPrefix([...lines].reverse(), [...keys].reverse());
}

export function isBlankRest(lines: readonly string[], from: number): boolean {
  return lines.slice(from).every(isBlank);
}

/** The share of `keys` that the answer contains, in order: 0 to 1. */
export function repeatedShare(keys: readonly string[], lines: readonly string[]): number {
  return keys.length === 0 ? 0 : (keys.length - difference(keys, keysOf(lines)).removed) / keys.length;
}

interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** True if the answer differs less from this region than from the target. */
export function matchesBetter(lines: readonly string[], { all, from, to }: TargetLines, region: LineRange): boolean {
  const given = keysOf(lines);
  const changes = (at: LineRange) => difference(keysOf(all.slice(at.from, at.to)), given);
  const [narrow, wide] = [changes({ from, to }), changes(region)];
  return wide.removed + wide.added <= narrow.removed + narrow.added;
}

interface LineDifference {
  readonly removed: number;
  readonly added: number;
}

function difference(before: readonly string[], after: readonly string[]): LineDifference {
  const joined = (texts: readonly string[]) => texts.map(text => `${text}\n`).join('');
  const hunks = hunksOf(joined(before), joined(after));
  const removed = hunks.reduce((sum, { beforeStart, beforeEnd }) => sum + beforeEnd - beforeStart, 0);
  return { removed, added: removed + after.length - before.length };
}

interface ComparedLines {
  readonly lines: readonly string[];
  readonly target: TargetLines;
}

/** True if `line` is indented relative to the answer's first line as `own` is to the selection's. */
export function hasSameRelativeIndentation(line = '', own = '', { lines, target }: ComparedLines): boolean {
  const begin = indentationWidth(lines.find(text => !isBlank(text)) ?? '');
  const ownBegin = indentationWidth(selectedLines(target).find(text => !isBlank(text)) ?? '');
  return indentationWidth(line) - begin === indentationWidth(own) - ownBegin;
}
