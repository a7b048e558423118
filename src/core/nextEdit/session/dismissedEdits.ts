import type { Edit, NextEdit, Place } from '../nextEdit.ts';
import { changedWords } from './changedParts.ts';

const MOST_REMEMBERED = 200;

/**
 * Dismissed places, and with them the same change in other places: `total` to `sum`. Until the user makes that change
 * once more.
 */
export class DismissedEdits {
  readonly #places = new Map<string, true>();
  /** How many of the latest edits made the change when it was dismissed. */
  readonly #changes = new Map<string, number>();

  add(edit: NextEdit, latest: readonly Edit[]): void {
    this.addPlace(edit);
    const change = changeName(edit);
    remember(this.#changes, change, countOf(change, latest));
  }

  /** Only this place. */
  addPlace(edit: NextEdit): void {
    remember(this.#places, placeName(edit), true);
  }

  hasPlace(place: Place): boolean {
    return this.#places.has(placeName(place));
  }

  hasChange({ after, before }: Pick<Place, 'after' | 'before'>, latest: readonly Edit[]): boolean {
    const change = after && changeName({ before, after });
    const count = change === undefined ? undefined : this.#changes.get(change);
    return change !== undefined && count !== undefined && countOf(change, latest) <= count;
  }
}

function remember<Value>(entries: Map<string, Value>, name: string, value: Value): void {
  entries.delete(name);
  entries.set(name, value);
  const [oldest] = entries.keys();
  if (entries.size > MOST_REMEMBERED && oldest !== undefined) entries.delete(oldest);
}

/** By its text, since lines move. */
function placeName({ uri, kind, before }: Place): string {
  return [uri, kind, ...before].join('\n');
}

function changeName(edit: Pick<NextEdit, 'after' | 'before'>): string {
  const { removed, added } = changedWords(edit);
  return `${removed}\n${added}`;
}

function countOf(change: string, edits: readonly Edit[]): number {
  return edits.filter(edit => changeName(edit) === change).length;
}
