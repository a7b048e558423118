import { indentationOf, isBlank } from '../../text/lines.ts';
import { shift } from '../../text/reindent.ts';
import type { LineChange, TargetLines } from '../target/targetLines.ts';

/** One hunk. */
interface Hunk {
  readonly oldLines: readonly string[];
  readonly newLines: readonly string[];
}

const SEARCH = /^<{5,} ?(?:SEARCH|ORIGINAL|HEAD)?\s*$/;
const MIDDLE = /^={5,}\s*$/;
const REPLACE = /^>{5,} ?(?:REPLACE|UPDATED|\w*)?\s*$/;

/** True for a diff, and for blocks to search and replace. */
export function isPatch(lines: readonly string[]): boolean {
  if (lines.some(line => SEARCH.test(line)) && lines.some(line => REPLACE.test(line))) return true;
  const nonBlank = lines.filter(line => !isBlank(line));
  if (
    nonBlank.some(line => /^@@ /.test(line)) ||
    (/^--- \S/.test(nonBlank[0] ?? '') && /^\+\+\+ \S/.test(nonBlank[1] ?? ''))
  )
    return true;
  // A diff without a header: every line has a mark, and some are removals.
  return (
    nonBlank.every(line => /^[-+ ]/.test(line)) &&
    nonBlank.some(line => /^-/.test(line)) &&
    nonBlank.some(line => /^\+/.test(line))
  );
}

/** Applies a patch to the selection, or to the only place in the document that it fits. Undefined otherwise. */
export function applyPatch(lines: readonly string[], target: TargetLines): LineChange | undefined {
  const hunks = lines.some(line => SEARCH.test(line)) ? searchBlocks(lines) : diffHunks(lines);
  if (hunks === undefined || hunks.length === 0) return undefined;
  const changes: LineChange[] = [];
  for (const hunk of hunks) {
    const change = placeOf(hunk, target);
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

function placeOf(hunk: Hunk, { all, from, to }: TargetLines): LineChange | undefined {
  const { oldLines, newLines } = withoutBlankContext(hunk);
  if (oldLines.every(isBlank)) return undefined;
  const fits = (at: number) => oldLines.every((line, index) => all[at + index]?.trim() === line.trim());
  const places = all.flatMap((_, at) => (at + oldLines.length <= all.length && fits(at) ? [at] : []));
  const inside = places.filter(at => at >= from && at + oldLines.length <= to);
  const [place, another] = inside.length > 0 ? inside : places;
  if (place === undefined || another !== undefined) return undefined;
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

/** Shifts the new lines by as much as the old ones differ from the document. */
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

/** Merges the changes; undefined if two of them overlap. */
function joined(changes: readonly LineChange[], { all }: TargetLines): LineChange | undefined {
  const sorted = [...changes].sort((a, b) => a.from - b.from);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const lines: string[] = [];
  let at = first.from;
  for (const change of sorted) {
    if (change.from < at) return undefined;
    lines.push(...all.slice(at, change.from), ...change.lines);
    at = change.to;
  }
  return { from: first.from, to: last.to, lines };
}
