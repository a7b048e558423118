import { isBlank } from '../../text/lines.ts';
import type { NextEdit } from '../nextEdit.ts';
import { changedParts } from './changedParts.ts';

export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** Lines of the document that the edit touches, the line above included where it only adds lines. */
export interface TouchedLines {
  readonly first: number;
  readonly last: number;
}

export function touchedLines(edit: NextEdit): TouchedLines {
  const { parts, removed, added } = changedParts(edit);
  const lines = [...parts.map(({ line }) => line), ...removed, ...added.map(({ below }) => below)];
  const inFile = lines.map(line => Math.max(0, edit.line + line));
  return { first: Math.min(edit.line, ...inFile), last: Math.max(edit.line, ...inFile) };
}

/**
 * Where Tab brings the cursor before it applies the edit: behind the first changed part, and never into the blanks that
 * begin a line, where Tab indents. `total█ += 1`, and `load()█` for `await load()`.
 */
export function placeToGo(edit: NextEdit): LinePosition {
  const { parts, removed, added } = changedParts(edit);
  const [part] = parts;
  const line = part?.line ?? removed[0] ?? Math.max(-edit.line, added[0]?.below ?? 0);
  const text = edit.before[line];
  const character = part && text !== undefined && !isBlank(text.slice(0, part.end)) ? part.end : text?.length;
  return { line: edit.line + line, character: character ?? Number.MAX_SAFE_INTEGER };
}

/** Behind the last changed part, once the edit is in the document. */
export function endOfChange({ after, before, line }: NextEdit): LinePosition {
  const { parts, removed, added } = changedParts({ before: after, after: before });
  const last = Math.max(parts.at(-1)?.line ?? -1, removed.at(-1) ?? -1);
  const part = parts.findLast(one => one.line === last);
  if (last >= 0) return { line: line + last, character: part?.end ?? after[last]?.length ?? 0 };
  const below = line + (added.at(-1)?.below ?? 0);
  return { line: Math.max(0, below), character: below < 0 ? 0 : Number.MAX_SAFE_INTEGER };
}

/** The lines after edits that don't overlap. */
export function withEdits(lines: readonly string[], edits: readonly NextEdit[]): string[] {
  const changed = [...lines];
  for (const { after, before, line } of edits.toSorted((a, b) => b.line - a.line)) {
    changed.splice(line, before.length, ...after);
  }
  return changed;
}

/** Whether the lines still are those of the place. */
export function isCurrent(lines: readonly string[], { before, line }: Pick<NextEdit, 'before' | 'line'>): boolean {
  return line + before.length <= lines.length && before.every((text, index) => lines[line + index] === text);
}
