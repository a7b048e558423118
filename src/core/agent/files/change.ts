import { linesOf } from '../../text/lineEnds.ts';

/** A file as the agent would have it. Nothing of it is on the disk. */
export interface FileChange {
  /** As the model names it: relative, with `/` between the parts; in a workspace of several folders the folder's name first. */
  readonly path: string;
  readonly kind: 'edit' | 'create';
  /** The whole file as it was when the agent first wrote to it, without a byte order mark; empty for one that is new. */
  readonly before: string;
  readonly after: string;
}

/** The lines that a change takes out and puts in: all between the first and the last that differ. */
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
