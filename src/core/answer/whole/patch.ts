import type { Steps } from '../../steps.ts';
import { everyLine, filterLines, mapLines, someLine } from '../../text/lineSteps.ts';
import { isBlank } from '../../text/lines.ts';
import { BETWEEN, ENVELOPE, type SearchMark, searchMarkOf } from '../patchMarks.ts';

export interface HunkLine {
  readonly kind: 'same' | 'old' | 'new';
  /** Without its mark. */
  readonly text: string;
  /** As the model wrote it; some leave the blank before a line of context out. */
  readonly raw: string;
}

export interface Hunk {
  readonly lines: readonly HunkLine[];
  /** The line above it that a diff names: `@@ def total(self):` */
  readonly section?: string;
}

/** Changes instead of code: a diff, `*** Begin Patch`, or blocks to search and replace. Without hunks it is broken. */
export interface Patch {
  readonly kind: 'patch';
  readonly hunks: readonly Hunk[];
}

/** Undefined for code. `tag`: the fence's. */
export function* readPatch(lines: readonly string[], tag = ''): Steps<Patch | undefined> {
  const marks = yield* mapLines(lines, searchMarkOf);
  if (marks.includes('search') && marks.includes('middle')) return patchOf(searchHunks(lines, marks));
  return (yield* isDiff(lines, isDiffTag(tag))) ? patchOf(diffHunks(lines)) : undefined;
}

/** The code of a diff that only adds lines, or undefined: `+return a` → `return a` */
export function* addedCode(lines: readonly string[], tag: string): Steps<readonly string[] | undefined> {
  if (!isDiffTag(tag) || lines.every(isBlank)) return undefined;
  const isAdded = (line: string) => isBlank(line) || line.startsWith('+');
  return (yield* everyLine(lines, isAdded)) ? yield* mapLines(lines, line => line.slice(1)) : undefined;
}

export function replacement(oldText: string, newText: string): Hunk {
  return hunkOf(contentLines(oldText), contentLines(newText));
}

function contentLines(text: string): readonly string[] {
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}

function hunkOf(oldLines: readonly string[], newLines: readonly string[]): Hunk {
  const line = (kind: HunkLine['kind']) => (text: string) => ({ kind, text, raw: text });
  return { lines: [...oldLines.map(line('old')), ...newLines.map(line('new'))] };
}

function patchOf(hunks: readonly Hunk[]): Patch {
  return { kind: 'patch', hunks };
}

function isDiffTag(tag: string): boolean {
  return /^(?:diff|patch|udiff)$/i.test(tag);
}

/** Empty if a block has no end. */
function searchHunks(lines: readonly string[], marks: readonly SearchMark[]): Hunk[] {
  const hunks: Hunk[] = [];
  let side: 'old' | 'new' | undefined;
  let oldLines: string[] = [];
  let newLines: string[] = [];
  for (const [index, line] of lines.entries()) {
    const mark = marks[index];
    if (mark === 'search' && side === undefined) {
      side = 'old';
      oldLines = [];
      newLines = [];
    } else if (mark === 'middle' && side === 'old') side = 'new';
    else if (mark === 'replace' && side === 'new') {
      hunks.push(hunkOf(withoutPlace(oldLines), newLines));
      side = undefined;
    } else if (mark === 'search' || mark === 'replace') return [];
    else if (side === 'old') oldLines.push(line);
    else if (side === 'new') newLines.push(line);
  }
  return side === undefined ? hunks : [];
}

/** Without `:start_line:8` and the rule below it. */
function withoutPlace(lines: readonly string[]): readonly string[] {
  let at = 0;
  while (/^:\w+:\s*\d+\s*$/.test(lines[at] ?? '')) at += 1;
  return at > 0 && /^-{3,}\s*$/.test(lines[at] ?? '') ? lines.slice(at + 1) : lines.slice(at);
}

function* isDiff(lines: readonly string[], isTagged: boolean): Steps<boolean> {
  const nonBlank = yield* filterLines(lines, line => !isBlank(line));
  if (yield* someLine(nonBlank, line => ENVELOPE.test(line))) return true;
  const isChange = (line: string) => /^[-+]/.test(line);
  if ((yield* someLine(nonBlank, line => /^@@(?: |$)/.test(line))) && (yield* someLine(nonBlank, isChange)))
    return true;
  if (isHeader(nonBlank, 0)) return true;
  // A diff without a header. One that only adds lines is code if it has no context.
  if (!(yield* everyLine(nonBlank, line => /^[-+ ]/.test(line) || (isTagged && isDots(line))))) return false;
  const [removes, adds, hasContext] = [
    yield* someLine(nonBlank, line => line.startsWith('-')),
    yield* someLine(nonBlank, line => line.startsWith('+')),
    yield* someLine(nonBlank, line => line.startsWith(' ')),
  ];
  return isTagged ? removes || (adds && hasContext) : removes && adds;
}

/** `--- a/x.ts` with `+++ b/x.ts` below. */
function isHeader(lines: readonly string[], index: number): boolean {
  return /^--- \S/.test(lines[index] ?? '') && /^\+\+\+ \S/.test(lines[index + 1] ?? '');
}

/** In place of unchanged lines. */
function isDots(line: string): boolean {
  return /^[ \t]*(?:\.{3}|…)\s*$/.test(line);
}

/** Empty for a patch of several files, or one that creates or deletes a file. */
function diffHunks(lines: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let current: HunkLine[] = [];
  let place: Pick<Hunk, 'section'> = {};
  const end = () => {
    if (current.length > 0) hunks.push({ lines: current, ...place });
    current = [];
    place = {};
  };
  let files = 0;
  const begin = lines.findIndex(line => line.startsWith('*** Begin Patch'));
  const stop = lines.findLastIndex(line => line.startsWith('*** End Patch'));
  const patch = lines.slice(Math.max(0, begin), stop < 0 ? lines.length : stop);
  for (const [index, line] of patch.entries()) {
    if (isHeader(patch, index) || /^\*\*\* (?:Update|Add|Delete) File: /.test(line)) {
      files += /^\*\*\* (?:Add|Delete)/.test(line) ? 2 : 1;
      end();
    } else if (isHeader(patch, index - 1) || ENVELOPE.test(line) || BETWEEN.test(line)) continue;
    else if (/^@@/.test(line)) {
      end();
      place = placeIn(line);
    } else if (isDots(line)) end();
    else current.push(hunkLine(line));
  }
  end();
  return files > 1 ? [] : hunks;
}

/** `@@ -8,6 +8,4 @@ def total(self):`, `@@ def total(self):`. Models don't count lines well. */
function placeIn(line: string): Pick<Hunk, 'section'> {
  const section = line
    .replace(/^@@(?:[\d\s,.+-]*@@)?/, '')
    .replace(/(?<!\s)\s*@@$/, '')
    .trim();
  return section === '' ? {} : { section };
}

function hunkLine(raw: string): HunkLine {
  if (raw.startsWith('-')) return { kind: 'old', text: raw.slice(1), raw };
  if (raw.startsWith('+')) return { kind: 'new', text: raw.slice(1), raw };
  return { kind: 'same', text: raw.startsWith(' ') ? raw.slice(1) : raw, raw };
}
