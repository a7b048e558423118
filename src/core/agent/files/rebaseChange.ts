import { rebasedHunks } from '../../text/hunks.ts';
import { lineEndOf, withLineEnd } from '../../text/lineEnds.ts';
import type { FileChange } from './change.ts';
import type { WorkspaceEntry } from './workspace.ts';

/** A file that the user saved with all or some of its proposed changes. */
export interface AcceptedFile {
  readonly path: string;
  /** The saved text. */
  readonly text: string;
  /** The accepted new text. */
  readonly added: string;
}

export type RebaseResult =
  | { readonly kind: 'stands'; readonly change: FileChange }
  /** The file is already as proposed. */
  | { readonly kind: 'done' }
  /** The same place was changed by someone else, or the file is gone. */
  | { readonly kind: 'lost' };

/** The remaining change, on top of the saved file. */
export function remainingChange(change: FileChange, { text }: AcceptedFile): RebaseResult {
  const { after, path } = change;
  return text === after ? { kind: 'done' } : { kind: 'stands', change: { path, kind: 'edit', before: text, after } };
}

/** Rebases a change onto the current file. */
export function rebaseChange(change: FileChange, found: WorkspaceEntry): RebaseResult {
  const { after, before, kind, path } = change;
  // The file may not be read without the user's permission, so it can't be compared.
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

/** Saving a file with mixed line ends gives it a single kind. */
function asIn(now: string, text: string): string {
  const lineEnd = lineEndOf(now);
  return withLineEnd(now, lineEnd) === now ? withLineEnd(text, lineEnd) : text;
}
