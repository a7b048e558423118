import { holdsSecret } from '../../privacy/secretLine.ts';
import { languageOf } from '../../syntax/language.ts';
import { type ScannedLine, scanLines } from '../../syntax/quoting.ts';
import { unixLines } from '../../text/documentLines.ts';
import { automaticRuns } from './automaticRuns.ts';
import { RUN_REASONS } from './manifests.ts';
import { newInvisible } from './newInvisible.ts';
import { type ConstructKind, UNSAFE_CONSTRUCTS, UNSAFE_MESSAGES, type WarningKind } from './unsafeConstructs.ts';

/** A line to look at: new unsafe code or characters, or a change outside the selection. */
export interface Warning {
  readonly kind: WarningKind | 'outside-selection';
  /** 0-based, after the change. */
  readonly line: number;
  /** Trimmed and shortened. */
  readonly excerpt: string;
  /** Risk and alternative. */
  readonly message: string;
}

export interface ComparedTexts {
  /** Relative, with `/`. */
  readonly path: string;
  readonly languageId: string;
  readonly selected: string;
  readonly before: string;
  readonly after: string;
}

const EXCERPT_CHARS = 120;
/** Longer lines are minified code. */
const MAX_LINE_CHARS = 1_000;

/** In line order. */
export function warningsOf(compared: ComparedTexts): readonly Warning[] {
  const lines = linesOf(compared.after);
  const invisible = newInvisible(linesOf(compared.before), lines).map(({ line, message }): Warning => {
    return { kind: 'invisible', line, excerpt: excerptOf(lines[line]), message };
  });
  return [...invisible, ...runsIn(compared, lines), ...unsafeIn(compared, lines)].toSorted((a, b) => a.line - b.line);
}

/** New lines of manifests and build files that run by themselves, such as `postinstall`. */
function runsIn(compared: ComparedTexts, lines: readonly string[]): readonly Warning[] {
  return automaticRuns(compared).map(({ line, run }) => {
    const message = `This ${RUN_REASONS[run]}. Read it before you accept it.`;
    return { kind: 'automatic-run', line, excerpt: excerptOf(lines[line]), message };
  });
}

/**
 * A heuristic over single lines, which misses obfuscated code. Ignores lines of `before`, comments, and kinds already
 * in the selection.
 */
function unsafeIn({ languageId, selected, before }: ComparedTexts, lines: readonly string[]): readonly Warning[] {
  const known = new Set(linesOf(before).map(line => line.trim()));
  const found = kindsIn(lines, languageId, line => !known.has(line.trim()));
  if (found.length === 0) return [];
  const selectedKinds = new Set(kindsIn(linesOf(selected), languageId, () => true).map(([, kind]) => kind));
  return found.flatMap(([line, kind]) => {
    const text = lines[line]?.trim() ?? '';
    if (kind === 'secret' ? !holdsNewSecret(text, before) : selectedKinds.has(kind)) return [];
    return [{ kind, line, excerpt: excerptOf(text), message: UNSAFE_MESSAGES[kind] }];
  });
}

/** Values long enough to be a key or a password, without the quotes and separators around them. */
const VALUE = /[^\s"'`=:,;()]{6,}/g;

/** False for a line with a key of `before` that only moves or gets another name. */
function holdsNewSecret(line: string, before: string): boolean {
  const value = secretValueIn(line);
  return value === undefined || !before.includes(value);
}

/** The last value without which the line holds no secret: names come first. `undefined` if there are several secrets. */
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

/** Each kind once per line. */
function kindsIn(lines: readonly string[], languageId: string, wanted: (line: string) => boolean): MarkedLine[] {
  const constructs = UNSAFE_CONSTRUCTS.filter(({ languages }) => languages?.includes(languageId) ?? true);
  const shortened = lines.map(line => line.slice(0, MAX_LINE_CHARS));
  return scanLines(shortened, languageOf(languageId)).flatMap((scanned, index) => {
    if (!wanted(lines[index] ?? '')) return [];
    const kinds = new Set<ConstructKind>();
    for (const { kind, pattern, outside } of constructs) {
      if (pattern.test(scanned.uncommented) && (outside?.test(scanned.code) ?? holdsCode(scanned))) kinds.add(kind);
    }
    if (holdsSecret(shortened[index] ?? '')) kinds.add('secret');
    return [...kinds].map((kind): MarkedLine => [index, kind]);
  });
}

/** False inside a multi-line string. */
function holdsCode({ code, uncommented }: ScannedLine): boolean {
  return code.trim() !== '' || /^\s*["'`]/.test(uncommented);
}
