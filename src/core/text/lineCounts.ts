import type { Hunk } from './hunkSearch.ts';

export interface LineCounts {
  readonly added: number;
  readonly removed: number;
}

/** A changed line is removed and added. */
export function lineCounts(hunks: readonly Hunk[]): LineCounts {
  const added = hunks.reduce((sum, { afterStart, afterEnd }) => sum + afterEnd - afterStart, 0);
  const removed = hunks.reduce((sum, { beforeStart, beforeEnd }) => sum + beforeEnd - beforeStart, 0);
  return { added, removed };
}
