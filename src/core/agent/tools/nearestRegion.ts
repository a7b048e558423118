export interface Region {
  /** From 1. */
  readonly first: number;
  readonly lines: readonly string[];
}

/** More frequent lines don't identify a place. */
const MOST_VOTES = 20;
const MOST_LINES = 40;
/** Shared letter pairs. */
const ALIKE = 0.5;

/** Where most lines of `wanted` are, ignoring whitespace; else around the line most similar to its longest one. */
export function nearestRegion(lines: readonly string[], wanted: readonly string[]): Region | undefined {
  const length = Math.min(Math.max(wanted.length, 1), MOST_LINES);
  const first = byEqualLines(lines, wanted) ?? byLikeLine(lines, wanted);
  if (first === undefined) return undefined;
  return { first: first + 1, lines: lines.slice(first, first + length) };
}

function byEqualLines(lines: readonly string[], wanted: readonly string[]): number | undefined {
  const places = new Map<string, number[]>();
  for (const [index, line] of wanted.entries()) {
    const plain = plainLine(line);
    if (plain === '') continue;
    const known = places.get(plain);
    if (known === undefined) places.set(plain, [index]);
    else if (known.length < MOST_VOTES) known.push(index);
  }
  const votes = new Map<number, number>();
  for (const [index, line] of lines.entries()) {
    for (const place of places.get(plainLine(line)) ?? []) {
      const start = Math.max(0, index - place);
      votes.set(start, (votes.get(start) ?? 0) + plainLine(line).length);
    }
  }
  let best: { readonly start: number; readonly weight: number } | undefined;
  for (const [start, weight] of votes) if (!best || weight > best.weight) best = { start, weight };
  return best?.start;
}

function byLikeLine(lines: readonly string[], wanted: readonly string[]): number | undefined {
  const index = wanted.reduce((longest, line, at) => {
    return plainLine(line).length > plainLine(wanted[longest] ?? '').length ? at : longest;
  }, 0);
  const pairs = pairsOf(plainLine(wanted[index] ?? ''));
  let best: { readonly at: number; readonly share: number } | undefined;
  for (const [at, line] of lines.entries()) {
    const share = sharedPairs(pairs, pairsOf(plainLine(line)));
    if (share >= ALIKE && share > (best?.share ?? 0)) best = { at, share };
  }
  return best && Math.max(0, best.at - index);
}

function plainLine(line: string): string {
  return line.replace(/\s+/g, '');
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
