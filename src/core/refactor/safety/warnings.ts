import * as l10n from '@vscode/l10n';
import { holdsSecret } from '../../privacy/secretLine.ts';
import type { Steps } from '../../steps.ts';
import type { Literals } from '../../syntax/literalQuery.ts';
import type { Syntax } from '../../syntax/syntax.ts';
import { unixLines } from '../../text/documentLines.ts';
import { collectLines, mapLines, trimmedLines } from '../../text/lineSteps.ts';

import { type ConstructKind, type Mark, UNSAFE_MESSAGES } from '../unsafe/constructs.ts';
import { unsafeMarks } from '../unsafe/marks.ts';
import { automaticRuns } from './automaticRuns.ts';
import { RUN_REASONS } from './manifests.ts';
import { newInvisible } from './newInvisible.ts';
import { piecesOf } from './pieces.ts';

export interface Warning {
  readonly kind: ConstructKind | 'invisible' | 'automatic-run' | 'outside-selection' | 'unsound';
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
  /** Of the language, if its grammar is loaded. */
  readonly syntax?: Pick<Syntax, 'literals'> | undefined;
}

const EXCERPT_CHARS = 120;
/** The rest of a longer line isn't looked at. */
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
    const message = l10n.t('This {0}. Read it before you accept it.', RUN_REASONS[run]);
    return { kind: 'automatic-run', line, excerpt: excerptOf(lines[line]), message };
  });
}

interface ComparedLines {
  readonly before: readonly string[];
  readonly lines: readonly string[];
}

/** Ignores lines of `before`, and kinds already in the selection. */
function* unsafeIn(compared: ComparedTexts, { before, lines }: ComparedLines): Steps<readonly Warning[]> {
  const { selected } = compared;
  const known = yield* trimmedLines(before);
  const isNew = yield* mapLines(lines, line => !known.has(line.trim()));
  const found = yield* marksIn(lines, compared, isNew);
  if (found.length === 0) return [];
  const selectedLines = linesOf(selected);
  const all = selectedLines.map(() => true);
  const selectedKinds = new Set((yield* marksIn(selectedLines, compared, all)).map(({ kind }) => kind));
  const warnings: Warning[] = [];
  for (const { kind, line: first } of found) {
    const line = isNew[first] === true ? first : isNew.indexOf(true, first);
    const text = lines[line]?.trim() ?? '';
    yield;
    if (kind === 'secret' ? !holdsNewSecret(text, compared.before) : selectedKinds.has(kind)) continue;
    warnings.push({ kind, line, excerpt: excerptOf(text), message: UNSAFE_MESSAGES[kind] });
  }
  return warnings;
}

/** Constructs and secrets of the wanted lines, each kind once for each line. */
function* marksIn(
  lines: readonly string[],
  { languageId, syntax }: Pick<ComparedTexts, 'languageId' | 'syntax'>,
  isWanted: readonly boolean[],
): Steps<readonly Mark[]> {
  const constructs: Mark[] = [];
  for (const piece of piecesOf(lines, isWanted)) {
    const wanted = new WantedLines(isWanted.slice(piece.from, piece.to));
    const text = lines
      .slice(piece.from, piece.to)
      .map(line => line.slice(0, MAX_LINE_CHARS))
      .join('\n');
    yield;
    const literals = yield* literalsOf(text, syntax);
    const marks = yield* unsafeMarks({
      text,
      languageId,
      literals,
      isWanted: (line, endLine) => wanted.hasBetween(line, Math.min(endLine, line + MOST_CONSTRUCT_LINES)),
    });
    constructs.push(
      ...marks.map(mark => ({ ...mark, line: mark.line + piece.from, endLine: mark.endLine + piece.from })),
    );
    yield;
  }
  const secrets = yield* collectLines(lines, (line, index): Mark | undefined =>
    isWanted[index] && holdsSecret(line.slice(0, MAX_LINE_CHARS))
      ? { kind: 'secret', line: index, endLine: index }
      : undefined,
  );
  return [...new Map([...constructs, ...secrets].map(mark => [`${mark.kind} ${mark.line}`, mark])).values()];
}

function* literalsOf(text: string, syntax: ComparedTexts['syntax']): Steps<Literals | undefined> {
  return syntax && (yield* syntax.literals(text));
}

class WantedLines {
  /** Wanted lines before each line. */
  readonly #before: readonly number[];

  constructor(isWanted: readonly boolean[]) {
    let count = 0;
    this.#before = [0, ...isWanted.map(wanted => (count += wanted ? 1 : 0))];
  }

  hasBetween(line: number, endLine: number): boolean {
    const last = this.#before[Math.min(endLine + 1, this.#before.length - 1)] ?? 0;
    return last > (this.#before[line] ?? 0);
  }
}

/** Changes further below are of something else. */
const MOST_CONSTRUCT_LINES = 40;

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
