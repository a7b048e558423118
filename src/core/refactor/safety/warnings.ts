import { holdsSecret } from '../../privacy/secretLine.ts';
import type { Steps } from '../../steps.ts';
import { languageOf } from '../../syntax/language.ts';
import { type ScannedLine, scanInSteps } from '../../syntax/quoting.ts';
import { unixLines } from '../../text/documentLines.ts';
import { mapLines, trimmedLines } from '../../text/lineSteps.ts';
import { automaticRuns } from './automaticRuns.ts';
import { RUN_REASONS } from './manifests.ts';
import { newInvisible } from './newInvisible.ts';
import { type ConstructKind, UNSAFE_CONSTRUCTS, UNSAFE_MESSAGES, type WarningKind } from './unsafeConstructs.ts';

export interface Warning {
  readonly kind: WarningKind | 'outside-selection' | 'unsound';
  /** 0-based, after the change. */
  readonly line: number;
  readonly excerpt: string;
  readonly message: string;
}

export interface ComparedTexts {
  readonly path: string;
  readonly languageId: string;
  readonly selected: string;
  readonly before: string;
  readonly after: string;
}

const EXCERPT_CHARS = 120;
const MAX_LINE_CHARS = 1_000;

/** In line order. */
export function* warningsOf(compared: ComparedTexts): Steps<readonly Warning[]> {
  const lines = linesOf(compared.after);
  const before = linesOf(compared.before);
  yield;
  const invisible = (yield* newInvisible(before, lines)).map(({ line, message }): Warning => {
    return { kind: 'invisible', line, excerpt: excerptOf(lines[line]), message };
  });
  const runs = yield* runsIn(compared, lines);
  const unsafe = yield* unsafeIn(compared, { before, lines });
  return [...invisible, ...runs, ...unsafe].toSorted((a, b) => a.line - b.line);
}

function* runsIn(compared: ComparedTexts, lines: readonly string[]): Steps<readonly Warning[]> {
  return (yield* automaticRuns(compared)).map(({ line, run }) => {
    const message = `This ${RUN_REASONS[run]}. Read it before you accept it.`;
    return { kind: 'automatic-run', line, excerpt: excerptOf(lines[line]), message };
  });
}

interface ComparedLines {
  readonly before: readonly string[];
  readonly lines: readonly string[];
}

/** A heuristic over single lines. Ignores lines of `before`, comments, and kinds already in the selection. */
function* unsafeIn(
  { languageId, selected, before }: ComparedTexts,
  compared: ComparedLines,
): Steps<readonly Warning[]> {
  const { lines } = compared;
  const known = yield* trimmedLines(compared.before);
  const found = yield* kindsIn(lines, languageId, line => !known.has(line.trim()));
  if (found.length === 0) return [];
  const selectedKinds = new Set((yield* kindsIn(linesOf(selected), languageId, () => true)).map(([, kind]) => kind));
  const warnings: Warning[] = [];
  for (const [line, kind] of found) {
    const text = lines[line]?.trim() ?? '';
    yield;
    if (kind === 'secret' ? !holdsNewSecret(text, before) : selectedKinds.has(kind)) continue;
    warnings.push({ kind, line, excerpt: excerptOf(text), message: UNSAFE_MESSAGES[kind] });
  }
  return warnings;
}

const VALUE = /[^\s"'`=:,;()]{6,}/g;

/** False for a key of `before` that only moves or gets another name. */
function holdsNewSecret(line: string, before: string): boolean {
  const value = secretValueIn(line);
  return value === undefined || !before.includes(value);
}

/** The last value without which the line holds no secret: names come first. Undefined for several secrets. */
function secretValueIn(line: string): string | undefined {
  const values = [...line.matchAll(VALUE)].toReversed();
  return values.find(({ 0: value, index }) => {
    return !holdsSecret(line.slice(0, index) + line.slice(index + value.length));
  })?.[0];
}

export function excerptOf(line = ''): string {
  return line.trim().slice(0, EXCERPT_CHARS);
}

function linesOf(text: string): string[] {
  return unixLines(text).split('\n');
}

type MarkedLine = readonly [line: number, kind: ConstructKind];

function* kindsIn(
  lines: readonly string[],
  languageId: string,
  wanted: (line: string) => boolean,
): Steps<MarkedLine[]> {
  const constructs = UNSAFE_CONSTRUCTS.filter(({ languages }) => languages?.includes(languageId) ?? true);
  const shortened = yield* mapLines(lines, line => line.slice(0, MAX_LINE_CHARS));
  const scanned = yield* scanInSteps(shortened, languageOf(languageId));
  const found = yield* mapLines(lines, (line, index): MarkedLine[] => {
    const parts = scanned[index];
    if (parts === undefined || !wanted(line)) return [];
    const kinds = new Set<ConstructKind>();
    for (const { kind, pattern, outside } of constructs) {
      if (pattern.test(parts.uncommented) && (outside?.test(parts.code) ?? holdsCode(parts))) kinds.add(kind);
    }
    if (holdsSecret(shortened[index] ?? '')) kinds.add('secret');
    return [...kinds].map((kind): MarkedLine => [index, kind]);
  });
  return found.flat();
}

function holdsCode({ code, uncommented }: ScannedLine): boolean {
  return code.trim() !== '' || /^\s*["'`]/.test(uncommented);
}
