import type { Steps } from '../../steps.ts';
import { filterLines } from '../../text/lineSteps.ts';
import { indentationWidth, isBlank } from '../../text/lines.ts';
import { selectedLines, type TargetLines } from '../target/targetLines.ts';

/** Numbers of lines at the answer's start and end. */
export interface Overlap {
  readonly head: number;
  readonly tail: number;
}

const MOST_LINES = 12;
/** Limits the candidates, each of which is parsed. */
const MOST_OVERLAPS = 6;

/** The answer's first and last lines that repeat the lines right around the selection, most lines first. */
export function* overlapsOf(lines: readonly string[], target: TargetLines): Steps<readonly Overlap[]> {
  const { all, from, to } = target;
  const above = yield* filterLines(all.slice(Math.max(0, from - MOST_LINES), from), line => !isBlank(line));
  const below = yield* filterLines(all.slice(to, to + MOST_LINES), line => !isBlank(line));
  const deeper = depthOf(lines, target);
  const heads = repeatedEnds(lines, above.toReversed(), deeper);
  const tails = repeatedEnds(lines.toReversed(), below, deeper);
  return heads
    .flatMap(head => tails.map(tail => ({ head, tail })))
    .filter(({ head, tail }) => head + tail > 0 && !lines.slice(head, lines.length - tail).every(isBlank))
    .toSorted((a, b) => b.head + b.tail - a.head - a.tail)
    .slice(0, MOST_OVERLAPS);
}

/** How much deeper the answer's first line is than the selection's. */
function depthOf(lines: readonly string[], target: TargetLines): number {
  const widthOf = (all: readonly string[]) => indentationWidth(all.find(line => !isBlank(line)) ?? '');
  return widthOf(lines) - widthOf(selectedLines(target));
}

/**
 * How many lines may be left out at the start: for `a`, `b`, `c` behind `a`, `b`, two; and none. A lone bracket must be
 * as deep as the document's.
 * @param outward the document's lines from the selection outwards
 * @param deeper how much deeper the answer may be
 */
function repeatedEnds(lines: readonly string[], outward: readonly string[], deeper: number): number[] {
  const ends = [0];
  const own: string[] = [];
  const isSame = (line: string, other: string) => {
    const by = indentationWidth(line) - indentationWidth(other);
    return line.trim() === other.trim() && (by === 0 || by === deeper || /\w/.test(line));
  };
  for (const [at, line] of lines.entries()) {
    if (own.length >= outward.length) break;
    if (isBlank(line)) continue;
    own.push(line);
    if (own.every((text, index) => isSame(text, outward[own.length - 1 - index] ?? ''))) ends.push(at + 1);
  }
  return ends;
}
