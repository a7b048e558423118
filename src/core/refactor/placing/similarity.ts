import { Pace, type Steps } from '../../steps.ts';
import { hunksInSteps } from '../../text/hunks.ts';
import { keysOf } from '../../text/lineSteps.ts';
import { indentationWidth, isBlank } from '../../text/lines.ts';
import { selectedLines, type TargetLines } from '../target/targetLines.ts';

/** Share of the unselected lines that an answer must repeat to cover them. */
const MIN_REPEATED_SHARE = 0.7;

/** Lines at the answer's start that repeat `keys`, with blank lines in between; undefined if they differ. */
export function* exactPrefix(lines: readonly string[], keys: readonly string[]): Steps<number | undefined> {
  const pace = new Pace();
  let at = 0;
  for (const key of keys) {
    while (at < lines.length && isBlank(lines[at] ?? '')) at += 1;
    if (lines[at]?.trim() !== key) return undefined;
    at += 1;
    if (pace.isDue(key.length)) yield;
  }
  while (at < lines.length && isBlank(lines[at] ?? '')) at += 1;
  return at;
}

/** As `exactPrefix`, from the end. */
export function exactSuffix(lines: readonly string[], keys: readonly string[]): Steps<number | undefined> {
  return exactPrefix(lines.toReversed(), keys.toReversed());
}

export function isBlankRest(lines: readonly string[], from: number): boolean {
  return lines.slice(from).every(isBlank);
}

/** True if the answer contains most of `keys`, in order. */
export function* repeatsMost(keys: readonly string[], lines: readonly string[]): Steps<boolean> {
  const least = keys.length * MIN_REPEATED_SHARE;
  const given = yield* keysOf(lines);
  if (keys.length === 0 || given.length < least) return false;
  const counts = new Map<string, number>();
  for (const key of given) counts.set(key, (counts.get(key) ?? 0) + 1);
  yield;
  let common = 0;
  for (const key of keys) {
    const count = counts.get(key) ?? 0;
    if (count > 0) common += 1;
    counts.set(key, count - 1);
  }
  yield;
  return common >= least && keys.length - (yield* difference(keys, given)).removed >= least;
}

/** How many of the selected lines an answer has, in order. */
export function* keptLines(lines: readonly string[], target: TargetLines): Steps<number> {
  const isCode = (key: string) => /[\p{L}\p{N}]/u.test(key);
  const own = (yield* keysOf(selectedLines(target))).filter(isCode);
  return own.length - (yield* difference(own, (yield* keysOf(lines)).filter(isCode))).removed;
}

interface LineRange {
  readonly from: number;
  readonly to: number;
}

export function* matchesBetter(
  lines: readonly string[],
  { all, from, to }: TargetLines,
  region: LineRange,
): Steps<boolean> {
  const given = yield* keysOf(lines);
  const narrow = yield* difference(yield* keysOf(all.slice(from, to)), given);
  const wide = yield* difference(yield* keysOf(all.slice(region.from, region.to)), given);
  return wide.removed + wide.added <= narrow.removed + narrow.added;
}

interface LineDifference {
  readonly removed: number;
  readonly added: number;
}

function* difference(before: readonly string[], after: readonly string[]): Steps<LineDifference> {
  const joined = (texts: readonly string[]) => texts.map(text => `${text}\n`).join('');
  const hunks = yield* hunksInSteps(joined(before), joined(after));
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
