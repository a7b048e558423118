import { changesCode, EditedDocument, type EditedLines, type TextChange } from '../../document/editedDocument.ts';
import type { Edit } from '../nextEdit.ts';

export interface FileChange {
  readonly uri: string;
  /** Positions before the event. */
  readonly changes: readonly TextChange[];
  readonly reason?: 'undo' | 'redo';
  /** In milliseconds; never decreases. */
  readonly time: number;
}

/** A later change of the same lines is another burst. Longer than a look at the documentation. */
const BURST_MS = 30_000;
/** Older edits belong to other work. */
const RELATED_MS = 10 * 60_000;
const MOST_EDITS = 16;
/** More at once come from a formatter, a rename or a replacement in the whole file. */
const MOST_CHANGES = 12;

/**
 * The user's edits as lines before and after them, one for each burst. Takes every change of a followed file in order:
 *
 * * `follow` when a file opens, `unfollow` when it closes or may no longer be read; changes of other files are ignored.
 * * `change` for each event, also of the edits that Ghostline applies.
 * * `forget` after a file was read from the disk again, when its changes have been passed to `change`.
 */
export class EditHistory {
  readonly #files = new Map<string, EditedDocument>();

  follow(uri: string, lines: readonly string[]): void {
    this.#files.set(uri, new EditedDocument(lines));
  }

  unfollow(uri: string): void {
    this.#files.delete(uri);
  }

  follows(uri: string): boolean {
    return this.#files.has(uri);
  }

  forget(uri: string): void {
    this.#files.get(uri)?.forget();
  }

  change({ uri, changes, reason, time }: FileChange): void {
    const by = reason !== undefined ? 'undo' : changes.length > MOST_CHANGES ? 'formatter' : 'typing';
    this.#files.get(uri)?.apply(changes, time, { since: time - BURST_MS, by });
  }

  /** The latest first. Undone edits aren't among them, nor whitespace, long pastes and a formatter's changes. */
  get edits(): readonly Edit[] {
    const all = [...this.#files].flatMap(([uri, { edits }]) =>
      edits.filter(isEdit).map(({ line, before, after, touched }) => ({ uri, line, before, after, touched })),
    );
    const latest = all.sort((a, b) => b.touched - a.touched).slice(0, MOST_EDITS);
    const since = (latest[0]?.touched ?? 0) - RELATED_MS;
    return latest
      .filter(({ touched }) => touched >= since)
      .map(({ uri, line, before, after }) => ({ uri, line, before, after }));
  }
}

function isEdit(edit: EditedLines): boolean {
  return edit.isUndone !== true && changesCode(edit);
}
