import type { Steps } from '../../steps.ts';
import { LineIndex } from '../../text/lineIndex.ts';
import { everyLine, filterLines, someLine } from '../../text/lineSteps.ts';
import { indentationOf, isBlank } from '../../text/lines.ts';
import { shift } from '../../text/reindent.ts';
import type { LineChange, TargetLines } from '../target/targetLines.ts';

interface Hunk {
  readonly oldLines: readonly string[];
  readonly newLines: readonly string[];
}

const SEARCH = /^<{5,} ?(?:SEARCH|ORIGINAL|HEAD)?\s*$/;
const MIDDLE = /^={5,}\s*$/;
const REPLACE = /^>{5,} ?(?:REPLACE|UPDATED|\w*)?\s*$/;

function isSearch(line: string): boolean {
  return SEARCH.test(line);
}

/** True for a diff, and for search-and-replace blocks. */
export function* isPatch(lines: readonly string[]): Steps<boolean> {
  if ((yield* someLine(lines, isSearch)) && (yield* someLine(lines, line => REPLACE.test(line)))) return true;
  const nonBlank = yield* filterLines(lines, line => !isBlank(line));
  if (
    (yield* someLine(nonBlank, line => line.startsWith('@@ '))) ||
    (/^--- \S/.test(nonBlank[0] ?? '') && /^\+\+\+ \S/.test(nonBlank[1] ?? ''))
  )
    return true;
  // A diff without a header.
  return (
    (yield* everyLine(nonBlank, line => /^[-+ ]/.test(line))) &&
    (yield* someLine(nonBlank, line => line.startsWith('-'))) &&
    (yield* someLine(nonBlank, line => line.startsWith('+')))
  );
}

/** Applies a patch to the selection, or to the only place in the document that it fits. */
export function* applyPatch(lines: readonly string[], target: TargetLines): Steps<LineChange | undefined> {
  const hunks = (yield* someLine(lines, isSearch)) ? searchBlocks(lines) : diffHunks(lines);
  yield;
  if (hunks === undefined || hunks.length === 0) return undefined;
  const index = yield* LineIndex.of(target.all);
  const changes: LineChange[] = [];
  for (const hunk of hunks) {
    const change = yield* placeOf(hunk, target, index);
    yield;
    if (change === undefined) return undefined;
    changes.push(change);
  }
  return joined(changes, target);
}

function searchBlocks(lines: readonly string[]): Hunk[] | undefined {
  const hunks: Hunk[] = [];
  let side: 'old' | 'new' | undefined;
  let oldLines: string[] = [];
  let newLines: string[] = [];
  for (const line of lines) {
    if (SEARCH.test(line) && side === undefined) {
      side = 'old';
      oldLines = [];
      newLines = [];
    } else if (MIDDLE.test(line) && side === 'old') side = 'new';
    else if (REPLACE.test(line) && side === 'new') {
      hunks.push({ oldLines, newLines });
      side = undefined;
    } else if (side === 'old') oldLines.push(line);
    else if (side === 'new') newLines.push(line);
  }
  return side === undefined ? hunks : undefined;
}

function diffHunks(lines: readonly string[]): Hunk[] | undefined {
  const hunks: Hunk[] = [];
  let oldLines: string[] = [];
  let newLines: string[] = [];
  const end = () => {
    if (oldLines.length > 0 || newLines.length > 0) hunks.push({ oldLines, newLines });
    oldLines = [];
    newLines = [];
  };
  let files = 0;
  for (const [index, line] of lines.entries()) {
    if (/^--- \S/.test(line) && /^\+\+\+ \S/.test(lines[index + 1] ?? '')) files += 1;
    else if (/^\+\+\+ \S/.test(line) && /^--- \S/.test(lines[index - 1] ?? '')) continue;
    else if (/^@@/.test(line)) end();
    else if (/^(?:diff --git |index [\da-f]+\.|\\ No newline)/.test(line)) continue;
    else if (line.startsWith('-')) oldLines.push(line.slice(1));
    else if (line.startsWith('+')) newLines.push(line.slice(1));
    else if (line.startsWith(' ') || line === '') {
      oldLines.push(line.slice(1));
      newLines.push(line.slice(1));
    } else return undefined;
  }
  end();
  return files > 1 ? undefined : hunks;
}

function* placeOf(hunk: Hunk, { all, from, to }: TargetLines, index: LineIndex): Steps<LineChange | undefined> {
  const { oldLines, newLines } = withoutBlankContext(hunk);
  if (oldLines.every(isBlank)) return undefined;
  const keys = oldLines.map(line => line.trim());
  const place = yield* index.onlyPlace(keys, { from, to });
  if (place === undefined) return undefined;
  const lines = shifted(oldLines, newLines, all.slice(place, place + oldLines.length));
  return lines && { from: place, to: place + oldLines.length, lines };
}

function withoutBlankContext({ oldLines, newLines }: Hunk): Hunk {
  let head = 0;
  while (head < oldLines.length && isBlank(oldLines[head] ?? '') && isBlank(newLines[head] ?? 'x')) head += 1;
  let tail = 0;
  const limit = Math.min(oldLines.length, newLines.length) - head;
  while (tail < limit && isBlank(oldLines.at(-1 - tail) ?? 'x') && isBlank(newLines.at(-1 - tail) ?? 'x')) tail += 1;
  return {
    oldLines: oldLines.slice(head, oldLines.length - tail),
    newLines: newLines.slice(head, newLines.length - tail),
  };
}

function shifted(
  oldLines: readonly string[],
  newLines: readonly string[],
  documentLines: readonly string[],
): string[] | undefined {
  const first = oldLines.findIndex(line => !isBlank(line));
  const answerIndent = indentationOf(oldLines[first] ?? '');
  const documentIndent = indentationOf(documentLines[first] ?? '');
  const shiftLine = (line: string) =>
    isBlank(line) ? '' : answerIndent === documentIndent ? line : shift(line, answerIndent, documentIndent);
  const result: string[] = [];
  if (oldLines.some((line, index) => !isBlank(line) && shiftLine(line)?.trimEnd() !== documentLines[index]?.trimEnd()))
    return undefined;
  for (const line of newLines) {
    const at = shiftLine(line);
    if (at === undefined) return undefined;
    result.push(at);
  }
  return result;
}

/** Undefined if two changes overlap. */
function joined(changes: readonly LineChange[], { all }: TargetLines): LineChange | undefined {
  const sorted = [...changes].sort((a, b) => a.from - b.from);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const lines: string[] = [];
  let at = first.from;
  for (const change of sorted) {
    if (change.from < at) return undefined;
    for (; at < change.from; at += 1) lines.push(all[at] ?? '');
    for (const line of change.lines) lines.push(line);
    at = change.to;
  }
  return { from: first.from, to: last.to, lines };
}
