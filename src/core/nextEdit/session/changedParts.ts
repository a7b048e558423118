import { hunksOf } from '../../text/hunks.ts';
import { indentationOf, isBlank } from '../../text/lines.ts';

interface ChangedText {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Characters `start` to `end` of a line that become `added`. */
export interface ChangedPart {
  /** Of `before`, from 0. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly added: string;
}

export interface ChangedParts {
  readonly parts: readonly ChangedPart[];
  /** Whole lines of `before`. */
  readonly removed: readonly number[];
  /** Whole lines below line `below` of `before`; -1: above the first. */
  readonly added: readonly { readonly below: number; readonly lines: readonly string[] }[];
}

/** `return total;`, `return sum;` → characters 7 to 12 of line 0 become `sum`. */
export function changedParts({ before, after }: ChangedText): ChangedParts {
  const parts: ChangedPart[] = [];
  const removed: number[] = [];
  const added: { below: number; lines: readonly string[] }[] = [];
  for (const { beforeStart, beforeEnd, afterStart, afterEnd } of hunksOf(ended(before), ended(after))) {
    const pairs = Math.min(beforeEnd - beforeStart, afterEnd - afterStart);
    for (let pair = 0; pair < pairs; pair++) {
      const line = beforeStart + pair;
      for (const part of partsOf(before[line] ?? '', after[afterStart + pair] ?? '')) parts.push({ line, ...part });
    }
    for (let line = beforeStart + pairs; line < beforeEnd; line++) removed.push(line);
    const lines = after.slice(afterStart + pairs, afterEnd);
    if (lines.length > 0) added.push({ below: beforeStart + pairs - 1, lines });
  }
  return { parts, removed, added };
}

function ended(lines: readonly string[]): string {
  return lines.map(line => `${line}\n`).join('');
}

/** Of the words; below, a line is another one rather than a changed one. */
const LEAST_COMMON_SHARE = 0.3;

function partsOf(old: string, now: string): Omit<ChangedPart, 'line'>[] {
  const [words, newWords] = [wordsOf(old), wordsOf(now)];
  const common = commonWords(words, newWords);
  const kept = common.filter(([index]) => !isBlank(words[index] ?? '')).length;
  const least = Math.min(...[words, newWords].map(all => all.filter(word => !isBlank(word)).length));
  if (kept < LEAST_COMMON_SHARE * least) return [wholeOf(old, now)];
  const parts: Omit<ChangedPart, 'line'>[] = [];
  let [word, newWord, start] = [0, 0, 0];
  for (const [nextWord, nextNewWord] of [...common, [words.length, newWords.length] as const]) {
    const end = start + lengthOf(words.slice(word, nextWord));
    const added = newWords.slice(newWord, nextNewWord).join('');
    if (end > start || added !== '') parts.push({ start, end, added });
    start = end + (words[nextWord]?.length ?? 0);
    [word, newWord] = [nextWord + 1, nextNewWord + 1];
  }
  return joined(parts, old);
}

/** `foo(a)` → `foo`, `(`, `a`, `)` */
function wordsOf(line: string): string[] {
  return line.match(/[\p{L}\p{N}_$]+|\s+|[^\p{L}\p{N}_$\s]/gu) ?? [];
}

function lengthOf(words: readonly string[]): number {
  return words.reduce((length, word) => length + word.length, 0);
}

/** With the same indentation, it stays. */
function wholeOf(old: string, now: string): Omit<ChangedPart, 'line'> {
  const start = indentationOf(old) === indentationOf(now) ? indentationOf(old).length : 0;
  return { start, end: old.length, added: now.slice(start) };
}

/** Longer lines are compared from both ends only. */
const MOST_COMPARISONS = 40_000;

/** Of the longest common subsequence, as pairs of indexes. */
function commonWords(old: readonly string[], now: readonly string[]): (readonly [number, number])[] {
  let head = 0;
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const middle = { old: old.slice(head, old.length - tail), now: now.slice(head, now.length - tail) };
  const isShort = middle.old.length * middle.now.length <= MOST_COMPARISONS;
  const between = isShort ? longestCommon(middle.old, middle.now) : [];
  return [
    ...Array.from({ length: head }, (_, index) => [index, index] as const),
    ...between.map(([word, newWord]) => [word + head, newWord + head] as const),
    ...Array.from({ length: tail }, (_, at) => [old.length - tail + at, now.length - tail + at] as const),
  ];
}

function longestCommon(old: readonly string[], now: readonly string[]): (readonly [number, number])[] {
  const width = now.length + 1;
  const best = new Uint32Array((old.length + 1) * width);
  const at = (word: number, newWord: number) => best[word * width + newWord] ?? 0;
  for (let word = old.length - 1; word >= 0; word--) {
    for (let newWord = now.length - 1; newWord >= 0; newWord--) {
      best[word * width + newWord] =
        old[word] === now[newWord]
          ? at(word + 1, newWord + 1) + 1
          : Math.max(at(word + 1, newWord), at(word, newWord + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let word = 0, newWord = 0; word < old.length && newWord < now.length; ) {
    if (old[word] === now[newWord]) pairs.push([word++, newWord++]);
    else if (at(word + 1, newWord) >= at(word, newWord + 1)) word++;
    else newWord++;
  }
  return pairs;
}

/** Parts with only blanks between them are one: `a b` and `c d` → `a b` becomes `c d`. */
function joined(parts: readonly Omit<ChangedPart, 'line'>[], old: string): Omit<ChangedPart, 'line'>[] {
  const together: Omit<ChangedPart, 'line'>[] = [];
  for (const part of parts) {
    const last = together.at(-1);
    const between = last && old.slice(last.end, part.start);
    if (last === undefined || between === undefined || between.trim() !== '') together.push(part);
    else together.splice(-1, 1, { start: last.start, end: part.end, added: last.added + between + part.added });
  }
  return together;
}

/** The first changed words, for a line of text: `total`, `sum`. */
export function changedWords(edit: ChangedText): { readonly removed: string; readonly added: string } {
  const { parts, removed, added } = changedParts(edit);
  const [part] = parts;
  if (part) return { removed: (edit.before[part.line] ?? '').slice(part.start, part.end), added: part.added };
  return {
    removed: removed.map(line => edit.before[line]?.trim() ?? '').join(' '),
    added: (added[0]?.lines ?? []).map(line => line.trim()).join(' '),
  };
}
