import { Pace, type Steps } from '../steps.ts';
import { isBlank, nonBlankChars } from './lines.ts';

/** With pauses. */
export function* mapLines<T>(lines: readonly string[], map: (line: string, index: number) => T): Steps<T[]> {
  const pace = new Pace();
  const results: T[] = [];
  for (const [index, line] of lines.entries()) {
    results.push(map(line, index));
    if (pace.isDue(line.length)) yield;
  }
  return results;
}

export function* collectLines<T>(
  lines: readonly string[],
  map: (line: string, index: number) => T | undefined,
): Steps<T[]> {
  const pace = new Pace();
  const results: T[] = [];
  for (const [index, line] of lines.entries()) {
    const result = map(line, index);
    if (result !== undefined) results.push(result);
    if (pace.isDue(line.length)) yield;
  }
  return results;
}

/** With pauses. */
export function filterLines(lines: readonly string[], test: (line: string, index: number) => boolean): Steps<string[]> {
  return collectLines(lines, (line, index) => (test(line, index) ? line : undefined));
}

/** With pauses. */
export function* findLine(
  lines: readonly string[],
  test: (line: string, index: number) => boolean,
  from = 0,
): Steps<number> {
  const pace = new Pace();
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (test(line, index)) return index;
    if (pace.isDue(line.length)) yield;
  }
  return -1;
}

export function* someLine(lines: readonly string[], test: (line: string, index: number) => boolean): Steps<boolean> {
  return (yield* findLine(lines, test)) >= 0;
}

export function* everyLine(lines: readonly string[], test: (line: string, index: number) => boolean): Steps<boolean> {
  return (yield* findLine(lines, (line, index) => !test(line, index))) < 0;
}

export function* sumOfLines(lines: readonly string[], numberOf: (line: string) => number): Steps<number> {
  const pace = new Pace();
  let sum = 0;
  for (const line of lines) {
    sum += numberOf(line);
    if (pace.isDue(line.length)) yield;
  }
  return sum;
}

/** Infinity without lines. */
export function leastOfLines(lines: readonly string[], numberOf: (line: string) => number): number {
  return lines.reduce((least, line) => Math.min(least, numberOf(line)), Number.POSITIVE_INFINITY);
}

const SLICE_CHARS = 50_000;

/** With pauses. */
export function* nonBlankCharsInSteps(text: string): Steps<number> {
  let count = 0;
  for (let at = 0; at < text.length; at += SLICE_CHARS) {
    count += nonBlankChars(text.slice(at, at + SLICE_CHARS));
    yield;
  }
  return count;
}

const JOINED_AT_ONCE = 1_000;

/** As `parts.join(separator)`, with pauses. */
export function* joinInSteps(parts: readonly string[], separator = ''): Steps<string> {
  let joined = '';
  for (let at = 0; at < parts.length; at += JOINED_AT_ONCE) {
    if (at > 0) joined += separator;
    joined += parts.slice(at, at + JOINED_AT_ONCE).join(separator);
    yield;
  }
  return joined;
}

/** Trimmed, without blank ones. */
export function keysOf(lines: readonly string[]): Steps<string[]> {
  return collectLines(lines, line => (isBlank(line) ? undefined : line.trim()));
}

const TRIMMED = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Cached: each block of an answer needs those of the document. */
export function* trimmedLines(lines: readonly string[]): Steps<ReadonlySet<string>> {
  const cached = TRIMMED.get(lines);
  if (cached !== undefined) return cached;
  const trimmed = new Set<string>();
  const pace = new Pace();
  for (const line of lines) {
    trimmed.add(line.trim());
    if (pace.isDue(line.length)) yield;
  }
  TRIMMED.set(lines, trimmed);
  return trimmed;
}
