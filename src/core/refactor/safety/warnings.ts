import { languageOf } from '../../syntax/language.ts';
import { type ScannedLine, scanLines } from '../../syntax/quoting.ts';
import { unixLines } from '../../text/documentLines.ts';
import { keyIn } from './keyInCode.ts';
import { newInvisible } from './newInvisible.ts';
import { type ConstructKind, UNSAFE_CONSTRUCTS, UNSAFE_MESSAGES, type WarningKind } from './unsafeConstructs.ts';

/** A line of the proposal that wants a second look: an unsafe construct or character that is new, or a change outside the selection. */
export interface Warning {
  readonly kind: WarningKind | 'outside-selection';
  /** 0-based, in the text after the change. */
  readonly line: number;
  /** The line without its indentation, cut where it is long. */
  readonly excerpt: string;
  /** What may happen, and what would be better. */
  readonly message: string;
}

export interface CheckedTexts {
  /** Of `after`. */
  readonly languageId: string;
  /** What the user has selected. */
  readonly selected: string;
  readonly before: string;
  readonly after: string;
}

const EXCERPT_CHARS = 120;
/** Nobody reviews what stands behind; minified code would only take time. */
const MOST_CHARS = 1_000;

/** What is new and unsafe in `after`, in the order of its lines. */
export function warningsOf(compared: CheckedTexts): readonly Warning[] {
  const lines = linesOf(compared.after);
  const invisible = newInvisible(linesOf(compared.before), lines).map(({ line, message }): Warning => {
    return { kind: 'invisible', line, excerpt: excerptOf(lines[line]), message };
  });
  return [...invisible, ...unsafeIn(compared, lines)].toSorted((a, b) => a.line - b.line);
}

/**
 * No line that stood in `before`, no kind that the selection had, nothing in comments. Rules of thumb over single lines:
 * they miss what is hidden, and are there to make a person look.
 */
function unsafeIn({ languageId, selected, before }: CheckedTexts, lines: readonly string[]): readonly Warning[] {
  const known = new Set(linesOf(before).map(line => line.trim()));
  const found = kindsIn(lines, languageId, line => !known.has(line.trim()));
  if (found.length === 0) return [];
  const had = new Set(kindsIn(linesOf(selected), languageId, () => true).map(([, kind]) => kind));
  return found.flatMap(([line, kind]) => {
    const text = lines[line]?.trim() ?? '';
    if (kind === 'secret' ? before.includes(keyIn(text) ?? '') : had.has(kind)) return [];
    return [{ kind, line, excerpt: excerptOf(text), message: UNSAFE_MESSAGES[kind] }];
  });
}

export function excerptOf(line = ''): string {
  return line.trim().slice(0, EXCERPT_CHARS);
}

function linesOf(text: string): string[] {
  return unixLines(text).split('\n');
}

type MarkedLine = readonly [line: number, kind: ConstructKind];

/** Each kind that a line holds, once; only of lines that are `wanted`. */
function kindsIn(lines: readonly string[], languageId: string, wanted: (line: string) => boolean): MarkedLine[] {
  const constructs = UNSAFE_CONSTRUCTS.filter(({ languages }) => languages?.includes(languageId) ?? true);
  const told = lines.map(line => line.slice(0, MOST_CHARS));
  return scanLines(told, languageOf(languageId)).flatMap((scanned, index) => {
    if (!wanted(lines[index] ?? '')) return [];
    const kinds = new Set<ConstructKind>();
    for (const { kind, pattern, outside } of constructs) {
      if (pattern.test(scanned.uncommented) && (outside?.test(scanned.code) ?? holdsCode(scanned))) kinds.add(kind);
    }
    if (keyIn(told[index] ?? '') !== undefined) kinds.add('secret');
    return [...kinds].map((kind): MarkedLine => [index, kind]);
  });
}

/** A line that is nothing but text within a longer string says something and does nothing. */
function holdsCode({ code, uncommented }: ScannedLine): boolean {
  return code.trim() !== '' || /^\s*["'`]/.test(uncommented);
}
