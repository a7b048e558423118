import { Pace, type Steps } from '../../steps.ts';
import { mapLines } from '../../text/lineSteps.ts';

export interface Region {
  /** From 1. */
  readonly first: number;
  readonly lines: readonly string[];
}

/** More frequent lines don't identify a place. */
const MOST_VOTES = 20;
/** Shared letter pairs. */
const ALIKE = 0.5;
/** Work of a vote, and of a letter pair, in characters read. */
const VOTE_CHARS = 20;
const PAIR_CHARS = 10;

/** Longer lines are compared by their beginning. */
const MOST_CHARS = 2_000;

/** Where most lines of `wanted` are, ignoring whitespace; else around the line most similar to its longest one. */
export function* nearestRegion(lines: readonly string[], wanted: readonly string[]): Steps<Region | undefined> {
  const plain = yield* mapLines(lines, plainLine);
  const plainWanted = yield* mapLines(wanted, plainLine);
  const first = (yield* byEqualLines(plain, plainWanted)) ?? (yield* byLikeLine(plain, plainWanted));
  if (first === undefined) return undefined;
  return { first: first + 1, lines: lines.slice(first, first + Math.max(wanted.length, 1)) };
}

function* byEqualLines(lines: readonly string[], wanted: readonly string[]): Steps<number | undefined> {
  const pace = new Pace();
  const places = new Map<string, number[]>();
  for (const [index, line] of wanted.entries()) {
    if (pace.isDue(line.length)) yield;
    if (line === '') continue;
    const known = places.get(line);
    if (known === undefined) places.set(line, [index]);
    else if (known.length < MOST_VOTES) known.push(index);
  }
  const votes = new Map<number, number>();
  let best: { readonly start: number; readonly weight: number } | undefined;
  for (const [index, line] of lines.entries()) {
    const voting = places.get(line) ?? [];
    for (const place of voting) {
      const start = Math.max(0, index - place);
      votes.set(start, (votes.get(start) ?? 0) + line.length);
    }
    if (pace.isDue(line.length + voting.length * VOTE_CHARS)) yield;
  }
  for (const [start, weight] of votes) {
    if (!best || weight > best.weight) best = { start, weight };
    if (pace.isDue(0)) yield;
  }
  return best?.start;
}

function* byLikeLine(lines: readonly string[], wanted: readonly string[]): Steps<number | undefined> {
  let index = 0;
  const pace = new Pace();
  for (const [at, line] of wanted.entries()) {
    if (line.length > (wanted[index] ?? '').length) index = at;
    if (pace.isDue(0)) yield;
  }
  const pairs = pairsOf(wanted[index] ?? '');
  let best: { readonly at: number; readonly share: number } | undefined;
  for (const [at, line] of lines.entries()) {
    const share = sharedPairs(pairs, pairsOf(line));
    if (share >= ALIKE && share > (best?.share ?? 0)) best = { at, share };
    if (pace.isDue(PAIR_CHARS * Math.min(line.length, MOST_PAIRS))) yield;
  }
  return best && Math.max(0, best.at - index);
}

function plainLine(line: string): string {
  return line.slice(0, MOST_CHARS).replace(/\s+/g, '');
}

/** For minified lines. */
const MOST_PAIRS = 400;

function pairsOf(line: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < line.length && at < MOST_PAIRS; at++) pairs.add(line.slice(at, at + 2));
  return pairs;
}

/** Dice's coefficient, 0 to 1. */
function sharedPairs(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}
