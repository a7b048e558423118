import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { languageOfPath } from '../../../src/core/syntax/languageTags.ts';
import { type Hunk, hunksOf } from '../../../src/core/text/hunks.ts';
import { indentationWidth, isBlank } from '../../../src/core/text/lines.ts';
import { below, pick, type Random, randomFrom } from '../../cases/random.ts';
import type { Parses } from '../../corpus/judged.ts';
import { filesIn, type VersionPair } from './packages.ts';

/** A change that people made, of one place of a file. */
export interface RealEdit {
  readonly id: string;
  readonly path: string;
  readonly languageId: string;
  /** Rules are set on one half and judged on the other. */
  readonly half: 'set' | 'judged';
  readonly all: readonly string[];
  /** The selected lines; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** The selected lines afterwards. */
  readonly lines: readonly string[];
}

export const EXTENSIONS =
  /\.(?:[cm]?js|jsx|tsx?|css|scss|less|vue|svelte|md|json|ya?ml|py|gypi?|h|hpp|cc|cpp|c|m|mm|java|kt|swift|cs|php|html|sh|rb)$/;
/** Endings that a language's aliases don't have. */
const LANGUAGES: Readonly<Record<string, string>> = {
  '.h': 'cpp',
  '.m': 'objective-c',
  '.mm': 'objective-cpp',
  '.gyp': 'python',
  '.gypi': 'python',
};
export const GENERATED =
  /(?:\.min\.|\bdist\/|\bbuild\/|\bbuild-module\/|\blib\/(?:commonjs|module|umd)\/|\bumd\/|\b_?esm\d*\/|package-lock|\bdocs?\/.*\.json$)/;
const LEAST_LINES = 12;
const MOST_LINES = 1_500;
const MOST_LINE_CHARS = 400;
const EDITS_PER_FILE = 2;
const EDITS_PER_LANGUAGE = 70;
const MOST_SELECTED = 60;

export function realEdits(pairs: readonly VersionPair[], parses: Parses): RealEdit[] {
  const edits = pairs.flatMap(pair => editsOf(pair, parses));
  const byLanguage = Map.groupBy(edits, edit => edit.languageId);
  return [...byLanguage.values()].flatMap(own =>
    own.toSorted((a, b) => hash(a.id).localeCompare(hash(b.id))).slice(0, EDITS_PER_LANGUAGE),
  );
}

function editsOf({ name, before, after, only }: VersionPair, parses: Parses): RealEdit[] {
  return filesIn(before).flatMap(file => {
    if (!EXTENSIONS.test(file) || !only.test(file) || GENERATED.test(file) || !existsSync(path.join(after, file)))
      return [];
    const old = textOf(before, file);
    const now = textOf(after, file);
    if (old === now || !isOrdinary(old) || !isOrdinary(now)) return [];
    return editsIn({ id: `${name}/${file}`, path: file.slice(file.indexOf('/') + 1), old, now }, parses);
  });
}

export function textOf(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), 'utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n');
}

function isOrdinary(text: string): boolean {
  const lines = text.split('\n');
  return (
    lines.length >= LEAST_LINES &&
    lines.length <= MOST_LINES &&
    !text.includes('\0') &&
    lines.every(line => line.length <= MOST_LINE_CHARS)
  );
}

export function languageOf(file: string): string {
  return LANGUAGES[path.extname(file)] ?? languageOfPath(file);
}

interface Versions {
  readonly id: string;
  readonly path: string;
  readonly old: string;
  readonly now: string;
}

function editsIn({ id, path: file, old, now }: Versions, parses: Parses): RealEdit[] {
  const random = randomFrom(Number.parseInt(hash(id).slice(0, 8), 16));
  const languageId = languageOf(file);
  const half = Number.parseInt(hash(id).slice(8, 10), 16) % 2 === 0 ? 'set' : 'judged';
  const all = old.replace(/\n$/, '').split('\n');
  const newLines = now.split('\n');
  const hunks = [...hunksOf(old, now)];
  const edits: RealEdit[] = [];
  while (hunks.length > 0 && edits.length < EDITS_PER_FILE) {
    const [hunk] = hunks.splice(below(hunks.length, random), 1);
    if (hunk === undefined || hunk.beforeEnd > all.length) continue;
    const changed = newLines.slice(hunk.afterStart, hunk.afterEnd);
    const place = selectionAround(hunk, changed, all, random);
    if (place === undefined) continue;
    const { from, to } = place;
    const lines = [...all.slice(from, hunk.beforeStart), ...changed, ...all.slice(hunk.beforeEnd, to)];
    if (!isWholeChange(all.slice(from, to), lines)) continue;
    const isSound = (text: readonly string[]) => parses(languageId, text.join('\n')) !== false;
    if (isSound(all) && !isSound(all.toSpliced(from, to - from, ...lines))) continue;
    edits.push({ id: `${id}:${from + 1}`, path: file, languageId, half, all, from, to, lines });
  }
  return edits;
}

/** The changed lines, a few more, or the block around them. */
function selectionAround(
  { beforeStart, beforeEnd }: Hunk,
  changed: readonly string[],
  all: readonly string[],
  random: Random,
): { from: number; to: number } | undefined {
  let from = beforeStart;
  let to = beforeEnd;
  const kind = pick(['changed', 'more', 'block', 'block'] as const, random);
  if (kind === 'more' || from === to) {
    from = Math.max(0, from - 1 - below(3, random));
    to = Math.min(all.length, to + 1 + below(3, random));
  } else if (kind === 'block') {
    const least = Math.min(
      ...[...all.slice(from, to), ...changed].filter(line => !isBlank(line)).map(indentationWidth),
    );
    while (from > 0 && (isBlank(all[from - 1] ?? '') || indentationWidth(all[from - 1] ?? '') >= least)) from -= 1;
    if (from > 0 && least > 0) from -= 1;
    while (to < all.length && (isBlank(all[to] ?? '') || indentationWidth(all[to] ?? '') >= least)) to += 1;
    if (to < all.length && /^\s*(?:[\])}]|end\b|<\/)/.test(all[to] ?? '')) to += 1;
  }
  while (from < to && isBlank(all[from] ?? '')) from += 1;
  while (to > from && isBlank(all[to - 1] ?? '')) to -= 1;
  const covers = from <= beforeStart && to >= beforeEnd;
  return covers && to > from && to - from <= MOST_SELECTED && to - from < all.length ? { from, to } : undefined;
}

/** False for an edit that is one half of a larger one, or only moves blank lines. */
function isWholeChange(old: readonly string[], lines: readonly string[]): boolean {
  const text = (all: readonly string[]) => all.filter(line => !isBlank(line)).join('\n');
  if (text(old) === text(lines) || text(lines) === '') return false;
  const edges = [lines[0], lines.at(-1)];
  if (edges.some(line => line === undefined || isBlank(line))) return false;
  const firstWidth = (all: readonly string[]) => indentationWidth(all.find(line => !isBlank(line)) ?? '');
  if (firstWidth(old) !== firstWidth(lines)) return false;
  const pairs = [/\(/g, /\)/g, /\[/g, /\]/g, /\{/g, /\}/g, /<[A-Za-z]/g, /<\/|\/>/g, /`/g];
  const count = (all: readonly string[], pattern: RegExp) => text(all).match(pattern)?.length ?? 0;
  const surplus = pairs.map(pattern => count(lines, pattern) - count(old, pattern));
  return [0, 2, 4, 6].every(at => surplus[at] === surplus[at + 1]) && (surplus[8] ?? 0) % 2 === 0;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
