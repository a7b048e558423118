import type { LineSpan } from './hunkPlaces.ts';
import type { Hunk } from './hunkSearch.ts';

/** Where lines are after changes elsewhere; undefined if a change touches them. `start === end` is a place between lines. */
export function linesAfter(changes: readonly Hunk[], { start, end }: LineSpan): LineSpan | undefined {
  let by = 0;
  for (const { afterEnd, afterStart, beforeEnd, beforeStart } of changes) {
    if (beforeStart >= end && beforeStart > start) break;
    if (beforeEnd > start) return undefined;
    by += afterEnd - afterStart - (beforeEnd - beforeStart);
  }
  return { start: start + by, end: end + by };
}
