import type { Steps } from '../../steps.ts';
import { rebasedHunks } from '../../text/hunks.ts';
import { lineEndOf, withLineEnd } from '../../text/lineEndings.ts';
import type { FileChange } from './change.ts';
import type { WorkspaceEntry } from './workspace.ts';

/** Saved with some or all of its proposed changes. */
export interface AcceptedFile {
  readonly path: string;
  readonly text: string;
  readonly added: string;
}

export type RebaseResult =
  | { readonly kind: 'stands'; readonly change: FileChange }
  | { readonly kind: 'done' }
  /** A conflicting change, or a deleted file. */
  | { readonly kind: 'lost' };

export function remainingChange(change: FileChange, { text }: AcceptedFile): RebaseResult {
  const { after, path } = change;
  return text === after ? { kind: 'done' } : { kind: 'stands', change: { path, kind: 'edit', before: text, after } };
}

export function* rebaseChange(change: FileChange, found: WorkspaceEntry): Steps<RebaseResult> {
  const { after, before, kind, path } = change;
  // May not be compared without permission.
  if (found.kind === 'asks') return { kind: 'stands', change };
  if (found.kind === 'missing' && kind === 'create') return { kind: 'stands', change };
  if (found.kind !== 'file') return { kind: 'lost' };
  const { text: now } = found;
  if (now === after) return { kind: 'done' };
  if (kind === 'create') return { kind: 'lost' };
  if (now === before) return { kind: 'stands', change };
  const wanted = yield* rebasedHunks({ before: asIn(now, before), after: asIn(now, after), now });
  if (wanted === undefined) return { kind: 'lost' };
  return wanted === now ? { kind: 'done' } : { kind: 'stands', change: { path, kind, before: now, after: wanted } };
}

/** Saving makes line ends uniform. */
function asIn(now: string, text: string): string {
  const lineEnd = lineEndOf(now);
  return withLineEnd(now, lineEnd) === now ? withLineEnd(text, lineEnd) : text;
}
