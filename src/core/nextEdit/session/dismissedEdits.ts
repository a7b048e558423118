import type { NextEdit, Place } from '../nextEdit.ts';
import { changedWords } from './changedParts.ts';

const MOST_REMEMBERED = 200;

/** Dismissed places, and with them the same change in other places: `total` to `sum`. */
export class DismissedEdits {
  readonly #places = new Set<string>();
  readonly #changes = new Set<string>();

  add(edit: NextEdit): void {
    remember(this.#places, placeName(edit));
    remember(this.#changes, changeName(edit));
  }

  /** Only this place. */
  addPlace(edit: NextEdit): void {
    remember(this.#places, placeName(edit));
  }

  hasPlace(place: Place): boolean {
    return this.#places.has(placeName(place));
  }

  hasChange(place: Place): boolean {
    return place.after !== undefined && this.#changes.has(changeName({ ...place, after: place.after }));
  }
}

function remember(names: Set<string>, name: string): void {
  names.delete(name);
  names.add(name);
  const [oldest] = names;
  if (names.size > MOST_REMEMBERED && oldest !== undefined) names.delete(oldest);
}

/** By its text, since lines move. */
function placeName({ uri, kind, before }: Place): string {
  return [uri, kind, ...before].join('\n');
}

function changeName(edit: NextEdit): string {
  const { removed, added } = changedWords(edit);
  return `${removed}\n${added}`;
}
