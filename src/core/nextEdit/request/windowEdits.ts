import { type Hunk, hunksOf } from '../../text/hunks.ts';
import type { NextEdit, Place } from '../nextEdit.ts';
import type { EditWindow } from './editWindow.ts';

/** Fewer unchanged lines between two changes don't separate them. */
const SEPARATING_LINES = 2;

/** The changes from the window to `lines`, nearest to the place first. Blanks at the ends of lines don't count. */
export function editsOf(lines: readonly string[], window: EditWindow, place: Place): readonly NextEdit[] {
  const { kind, probability, uri } = place;
  const hunks = merged(hunksOf(textOf(window.lines), textOf(lines)));
  const edits = hunks.map(({ afterEnd, afterStart, beforeEnd, beforeStart }) => ({
    ...{ uri, kind, probability },
    line: window.from + beforeStart,
    before: window.lines.slice(beforeStart, beforeEnd),
    after: lines.slice(afterStart, afterEnd),
  }));
  return edits.toSorted((a, b) => distance(a, place) - distance(b, place));
}

function textOf(lines: readonly string[]): string {
  return lines.map(line => `${line.trimEnd()}\n`).join('');
}

function merged(hunks: readonly Hunk[]): readonly Hunk[] {
  const all: Hunk[] = [];
  for (const hunk of hunks) {
    const last = all.at(-1);
    if (last !== undefined && hunk.beforeStart - last.beforeEnd < SEPARATING_LINES)
      all.splice(-1, 1, { ...last, beforeEnd: hunk.beforeEnd, afterEnd: hunk.afterEnd });
    else all.push(hunk);
  }
  return all;
}

/** Lines between them. */
function distance({ before, line }: NextEdit, place: Place): number {
  return Math.max(0, line - (place.line + place.before.length), place.line - (line + before.length));
}
