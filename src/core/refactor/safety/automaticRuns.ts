import { parse } from 'smol-toml';
import { NamePatterns } from '../../files/namePatterns.ts';
import { foldedName } from '../../files/protection.ts';
import { isObject, isTooDeep, parseJson } from '../../json.ts';
import { languageOf } from '../../syntax/language.ts';
import { languageOfPath } from '../../syntax/languageTags.ts';
import { scanLines } from '../../syntax/quoting.ts';
import { hunksOf } from '../../text/hunks.ts';
import { type AutomaticRun, MANIFESTS, type ManifestKind, type ManifestRule, RUN_REASONS } from './manifests.ts';

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
export function automaticRuns(change: ChangedText): readonly ChangedRun[] {
  const content = contentOf(change.path);
  return content === undefined ? [] : runsIn(content, change);
}

/**
 * Completes "it …". @param isSelected the user chose this file: its own build script, seen in a diff, needs no question
 */
export function automaticRunReason(change: ChangedText, { isSelected = false } = {}): string | undefined {
  if (isSelected && contentOf(change.path)?.kind === 'code') return undefined;
  const runs = new Set(automaticRuns(change).map(({ run }) => run));
  return runs.size === 0 ? undefined : [...runs].map(run => RUN_REASONS[run]).join(', and ');
}

function contentOf(path: string): ManifestKind['content'] | undefined {
  const parts = path.split('/').map(foldedName);
  return KINDS.find(({ names }) => names.has(parts))?.content;
}

function runsIn(content: ManifestKind['content'], { path, before, after }: ChangedText): readonly ChangedRun[] {
  const changed = changedLinesOf(before, after);
  switch (content.kind) {
    case 'code':
      return changed.hunks.flatMap(hunk => {
        const line = firstCode(hunk, { lines: changed.all, path });
        return line === undefined ? [] : [{ run: content.run, line }];
      });
    case 'lines':
      return changed.hunks.flat().flatMap(line => {
        return content.pattern.test(changed.all[line] ?? '') ? [{ run: content.run, line }] : [];
      });
    case 'json':
    case 'toml': {
      if (changed.hunks.length === 0) return [];
      const read = content.kind === 'json' ? parseJson : parseToml;
      const now = read(after);
      if (!isObject(now)) return [{ run: 'unreadable', line: changed.hunks[0]?.[0] ?? 0 }];
      return newEntries(entriesOf(read(before)), entriesOf(now), content.rules)
        .map(({ entry, run }) => ({ run, line: lineOf(entry, changed) }))
        .toSorted((a, b) => a.line - b.line);
    }
  }
}

function newEntries(
  old: readonly Entry[],
  now: readonly Entry[],
  rules: readonly ManifestRule[],
): readonly { readonly entry: Entry; readonly run: AutomaticRun }[] {
  return rules.flatMap(rule => {
    const applies = ({ keys, value }: Entry) => rule.keys.test(keys) && (rule.value?.test(value) ?? true);
    const nameOf = ({ keys, value }: Entry) => `${keys}=${rule.ignoresVersion ? withoutVersion(value) : value}`;
    const known = new Set(old.filter(applies).map(nameOf));
    return now.filter(entry => applies(entry) && !known.has(nameOf(entry))).map(entry => ({ entry, run: rule.run }));
  });
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

function changedLinesOf(before: string, after: string): ChangedLines {
  const hunks = hunksOf(before, after).map(({ afterStart, afterEnd }) => {
    return Array.from({ length: afterEnd - afterStart }, (_, index) => afterStart + index);
  });
  return { all: after.split('\n'), hunks: hunks.filter(hunk => hunk.length > 0) };
}

/** The changed line with the entry's last key, or the first changed line. */
function lineOf({ keys, value }: Entry, { all, hunks }: ChangedLines): number {
  const lines = hunks.flat();
  const key = keys.slice(keys.lastIndexOf('/') + 1);
  const has = (text: string) => lines.find(line => all[line]?.includes(text));
  return has(`"${key}"`) ?? has(key) ?? has(value) ?? lines[0] ?? 0;
}

function firstCode(
  hunk: readonly number[],
  { lines, path }: { readonly lines: readonly string[]; readonly path: string },
): number | undefined {
  const scanned = scanLines(lines, languageOf(languageIdOf(path)));
  return hunk.find(line => (scanned[line]?.uncommented ?? '').trim() !== '');
}

/** Such files, as Makefiles, are written in languages with `#`. */
function languageIdOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.includes('.') && !/\.(?:mk|mak|txt|build|ac|bzl|bazel)$/i.test(name) ? languageOfPath(name) : 'makefile';
}
