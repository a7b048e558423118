import { parse } from 'smol-toml';
import { NamePatterns } from '../../files/namePatterns.ts';
import { foldedName } from '../../files/protection.ts';
import { isObject, isTooDeep, parseJson } from '../../json.ts';
import { Pace, type Steps } from '../../steps.ts';
import { languageOf } from '../../syntax/language.ts';
import { languageOfPath } from '../../syntax/languageTags.ts';
import { scanInSteps } from '../../syntax/quoting.ts';
import { hunksInSteps } from '../../text/hunks.ts';
import {
  type AutomaticRun,
  MANIFESTS,
  type ManifestKind,
  type ManifestRule,
  RUN_REASONS,
  reasonsInWords,
} from './manifests.ts';

export interface ChangedText {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface ChangedRun {
  readonly run: AutomaticRun;
  /** 0-based, in the text after the change. */
  readonly line: number;
}

interface Entry {
  /** `scripts/postinstall` */
  readonly keys: string;
  readonly value: string;
}

interface ChangedLines {
  readonly all: readonly string[];
  readonly hunks: readonly (readonly number[])[];
}

const KINDS = MANIFESTS.map(({ names, content }) => ({ names: new NamePatterns(names), content }));

/** In line order. */
export function* automaticRuns(change: ChangedText): Steps<readonly ChangedRun[]> {
  const content = contentOf(change.path);
  return content === undefined ? [] : yield* runsIn(content, change);
}

/**
 * Completes "it …".
 * @param isSelected the user chose this file: its own build script, seen in a diff, needs no question
 */
export function* automaticRunReason(change: ChangedText, { isSelected = false } = {}): Steps<string | undefined> {
  if (isSelected && contentOf(change.path)?.kind === 'code') return undefined;
  const runs = new Set((yield* automaticRuns(change)).map(({ run }) => run));
  return runs.size === 0 ? undefined : reasonsInWords([...runs].map(run => RUN_REASONS[run]));
}

function contentOf(path: string): ManifestKind['content'] | undefined {
  const parts = path.split('/').map(foldedName);
  return KINDS.find(({ names }) => names.has(parts))?.content;
}

function* runsIn(content: ManifestKind['content'], { path, before, after }: ChangedText): Steps<readonly ChangedRun[]> {
  const changed = yield* changedLinesOf(before, after);
  switch (content.kind) {
    case 'code':
      return (yield* codeLines(changed, path)).map(line => ({ run: content.run, line }));
    case 'lines':
      return (yield* filterNumbers(changed.hunks.flat(), line => content.pattern.test(changed.all[line] ?? ''))).map(
        line => ({ run: content.run, line }),
      );
    case 'json':
    case 'toml': {
      const first = changed.hunks[0]?.[0];
      if (first === undefined) return [];
      const unreadable: readonly ChangedRun[] = [{ run: 'unreadable', line: first }];
      if (Math.max(before.length, after.length) > MOST_PARSED_CHARS[content.kind]) return unreadable;
      const read = content.kind === 'json' ? parseJson : parseToml;
      const now = read(after);
      yield;
      const old = read(before);
      yield;
      if (!isObject(now)) return unreadable;
      const entries = yield* newEntries(entriesOf(old), entriesOf(now), content.rules);
      const places = new EntryPlaces(changed);
      const runs: ChangedRun[] = [];
      for (const { entry, run } of entries) runs.push({ run, line: yield* places.lineOf(entry) });
      return runs.toSorted((a, b) => a.line - b.line);
    }
  }
}

/** A longer manifest takes too long to parse in one go. */
const MOST_PARSED_CHARS = { json: 400_000, toml: 200_000 } as const;

function* newEntries(
  old: readonly Entry[],
  now: readonly Entry[],
  rules: readonly ManifestRule[],
): Steps<readonly { readonly entry: Entry; readonly run: AutomaticRun }[]> {
  const pace = new Pace();
  const added: { readonly entry: Entry; readonly run: AutomaticRun }[] = [];
  for (const rule of rules) {
    const applies = ({ keys, value }: Entry) => rule.keys.test(keys) && (rule.value?.test(value) ?? true);
    const nameOf = ({ keys, value }: Entry) => `${keys}=${rule.ignoresVersion ? withoutVersion(value) : value}`;
    const known = new Set<string>();
    for (const entry of old) {
      if (applies(entry)) known.add(nameOf(entry));
      if (pace.isDue(entry.keys.length + entry.value.length)) yield;
    }
    for (const entry of now) {
      if (applies(entry) && !known.has(nameOf(entry))) added.push({ entry, run: rule.run });
      if (pace.isDue(entry.keys.length + entry.value.length)) yield;
    }
  }
  return added;
}

/** `setuptools>=61` → `setuptools`, `1.2` → ``; an address is kept whole. */
function withoutVersion(value: string): string {
  return value.includes('@') || value.includes('/') ? value : value.replace(/[\s\d=<>~^!;][\s\S]*$/, '');
}

/** The elements of an array have its keys. */
function entriesOf(value: unknown, keys = ''): Entry[] {
  if (Array.isArray(value)) return value.flatMap(element => entriesOf(element, keys));
  if (isObject(value)) {
    return Object.entries(value).flatMap(([key, inner]) => entriesOf(inner, keys === '' ? key : `${keys}/${key}`));
  }
  return value === undefined ? [] : [{ keys, value: typeof value === 'string' ? value : String(value) }];
}

function parseToml(text: string): unknown {
  try {
    const value: unknown = parse(text.replace(/^\uFEFF/, ''));
    return isTooDeep(value) ? undefined : value;
  } catch {
    return undefined; // No TOML, or nested too deeply.
  }
}

function* changedLinesOf(before: string, after: string): Steps<ChangedLines> {
  const hunks: (readonly number[])[] = [];
  const pace = new Pace();
  for (const { afterStart, afterEnd } of yield* hunksInSteps(before, after)) {
    if (afterStart < afterEnd) {
      hunks.push(Array.from({ length: afterEnd - afterStart }, (_, index) => afterStart + index));
    }
    if (pace.isDue(afterEnd - afterStart)) yield;
  }
  return { all: after.split('\n'), hunks };
}

/** Further entries get the first changed line: each search reads all changed lines. */
const MOST_SEARCHED = 100;

class EntryPlaces {
  readonly #all: readonly string[];
  readonly #changed: readonly number[];
  #left = MOST_SEARCHED;

  constructor({ all, hunks }: ChangedLines) {
    this.#all = all;
    this.#changed = hunks.flat();
  }

  /** The changed line with the entry's last key, or the first changed line. */
  *lineOf({ keys, value }: Entry): Steps<number> {
    const first = this.#changed[0] ?? 0;
    if (this.#left <= 0) return first;
    this.#left -= 1;
    const key = keys.slice(keys.lastIndexOf('/') + 1);
    for (const text of [`"${key}"`, key, value]) {
      const [line] = yield* filterNumbers(this.#changed, at => this.#all[at]?.includes(text) ?? false, 1);
      if (line !== undefined) return line;
    }
    return first;
  }
}

/** The first lines that fit, at most `most`. */
function* filterNumbers(
  lines: readonly number[],
  fits: (line: number) => boolean,
  most = Number.POSITIVE_INFINITY,
): Steps<number[]> {
  const pace = new Pace();
  const found: number[] = [];
  for (const line of lines) {
    if (fits(line)) found.push(line);
    if (found.length >= most) break;
    if (pace.isDue(0)) yield;
  }
  return found;
}

/** Of each hunk, the first line that isn't blank or a comment. */
function* codeLines({ all, hunks }: ChangedLines, path: string): Steps<number[]> {
  if (hunks.length === 0) return [];
  const scanned = yield* scanInSteps(all, languageOf(languageIdOf(path)));
  const pace = new Pace();
  const found: number[] = [];
  for (const hunk of hunks) {
    const line = hunk.find(at => (scanned[at]?.uncommented ?? '').trim() !== '');
    if (line !== undefined) found.push(line);
    if (pace.isDue(hunk.length)) yield;
  }
  return found;
}

/** Such files, as Makefiles, are written in languages with `#`. */
function languageIdOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.includes('.') && !/\.(?:mk|mak|txt|build|ac|bzl|bazel)$/i.test(name) ? languageOfPath(name) : 'makefile';
}
