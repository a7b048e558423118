import { linesOf } from '../../text/lineEnds.ts';

/** Not on the disk yet. */
export interface FileChange {
  /** Begins with the folder's name if the workspace has several: `web/src/app.ts`. */
  readonly path: string;
  readonly kind: 'edit' | 'create';
  /** Without a byte order mark; empty for a new file. */
  readonly before: string;
  readonly after: string;
}

/** Between the first and the last difference. */
export function changedLines({ before, after }: Pick<FileChange, 'before' | 'after'>): {
  readonly removed: readonly string[];
  readonly added: readonly string[];
} {
  const old = linesOf(before);
  const now = linesOf(after);
  const shortest = Math.min(old.length, now.length);
  let head = 0;
  while (head < shortest && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shortest - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return { removed: old.slice(head, old.length - tail), added: now.slice(head, now.length - tail) };
}
