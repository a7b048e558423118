import { rebasedHunks } from '../../text/hunks.ts';
import { lineEndOf, withLineEnd } from '../../text/lineEnds.ts';
import type { FileChange } from './change.ts';
import type { WorkspaceEntry } from './workspace.ts';

/** A file of a proposal of which the user has taken everything, or some. */
export interface TakenFile {
  readonly path: string;
  /** The file as it was saved. */
  readonly text: string;
  /** What is new in it. */
  readonly added: string;
}

export type Carried =
  | { readonly kind: 'stands'; readonly change: FileChange }
  /** The file is what it was to be. */
  | { readonly kind: 'done' }
  /** Somebody else has changed the same place, or the file is gone. */
  | { readonly kind: 'lost' };

/** What is left of a change when some of it was saved: the rest, over the file as it was saved. */
export function withoutTaken(change: FileChange, { text }: TakenFile): Carried {
  const { after, path } = change;
  return text === after ? { kind: 'done' } : { kind: 'stands', change: { path, kind: 'edit', before: text, after } };
}

/** A change over what the file is by now. */
export function rebaseChange(change: FileChange, found: WorkspaceEntry): Carried {
  const { after, before, kind, path } = change;
  // Nobody may look at it before the user has said so: nothing is known of it.
  if (found.kind === 'asks') return { kind: 'stands', change };
  if (found.kind === 'missing' && kind === 'create') return { kind: 'stands', change };
  if (found.kind !== 'file') return { kind: 'lost' };
  const { text: now } = found;
  if (now === after) return { kind: 'done' };
  if (kind === 'create') return { kind: 'lost' };
  if (now === before) return { kind: 'stands', change };
  const wanted = rebasedHunks({ before: asIn(now, before), after: asIn(now, after), now });
  if (wanted === undefined) return { kind: 'lost' };
  return wanted === now ? { kind: 'done' } : { kind: 'stands', change: { path, kind, before: now, after: wanted } };
}

/** An editor gives a file that has several kinds of line ends only one. */
function asIn(now: string, text: string): string {
  const lineEnd = lineEndOf(now);
  return withLineEnd(now, lineEnd) === now ? withLineEnd(text, lineEnd) : text;
}
