import type { Clock } from '../../clock.ts';
import { inTurns, type Steps } from '../../steps.ts';
import type { Edit, NextEdit, OpenFile, Place } from '../nextEdit.ts';
import { DismissedEdits } from './dismissedEdits.ts';

export interface Seen {
  /** The latest first. */
  readonly edits: readonly Edit[];
  readonly files: readonly OpenFile[];
}

/**
 * Why the session shows nothing:
 * - `no-edit`: nothing was edited yet
 * - `waiting`: the pause after an edit isn't over, or the search is still running
 * - `after-undo`: the last change was undone or redone, or the file was read from the disk again
 * - `nothing-found`: no place is like the last edits
 * - `unlikely`: places were found, none of them likely enough
 * - `dismissed`: the places that were found were dismissed
 * - `no-answer`: the model had no edit for the place
 * - `gone`: the text of the place has changed
 */
export type NoNextEdit =
  | 'no-edit'
  | 'waiting'
  | 'after-undo'
  | 'nothing-found'
  | 'unlikely'
  | 'dismissed'
  | 'no-answer'
  | 'gone';

export type SearchTrigger = 'pause' | 'applied' | 'explicit';

export type NextEditFate = 'accepted' | 'dismissed' | 'undone';

export interface SessionOptions {
  readonly clock: Clock;
  /** Undefined where nothing may be shown now. */
  readonly look: (trigger: SearchTrigger) => Promise<Seen | undefined>;
  /** Best first. */
  readonly find: (seen: Seen) => Steps<readonly Place[]>;
  readonly isWorthShowing: (place: Place, seen: Seen) => boolean;
  /** Asks the model for the content of a place; undefined if it has none. */
  readonly ask?: (place: Place, seen: Seen, signal: AbortSignal) => Promise<NextEdit | undefined>;
  /** The offer, or the reason for none. */
  readonly onChange: () => void;
  readonly onFate?: (edit: NextEdit, fate: NextEditFate) => void;
}

export interface Offer {
  readonly edit: NextEdit;
  /** Further edits that cost nothing. */
  readonly rest: readonly NextEdit[];
  /** Follows an edit that was just applied. */
  readonly isNext: boolean;
}

/** Longer than most pauses between two keys. */
export const PAUSE_MS = 500;

/** One edit at a time: found after a pause, offered until the text changes, followed by the next one once it is applied. */
export class NextEditSession {
  readonly #options: SessionOptions;
  readonly #dismissals = new DismissedEdits();
  #search = new AbortController();
  /** At most once until the user edits again. */
  #hasAsked = false;
  #offer: Offer | undefined;
  #nothing: NoNextEdit = 'no-edit';
  #applied: NextEdit | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  get offer(): Offer | undefined {
    return this.#offer;
  }

  /** Without an offer. */
  get nothing(): NoNextEdit {
    return this.#nothing;
  }

  /** The user has edited. */
  edited(): void {
    this.#hasAsked = false;
    void this.#searchAfterPause();
  }

  withdraw(nothing: NoNextEdit): void {
    this.#begin();
    this.#settle(undefined, nothing);
  }

  /** Undo, or redo, in a file. What was applied last there isn't offered again. */
  undone(uri: string): void {
    if (this.#applied?.uri === uri) {
      this.#dismissals.addPlace(this.#applied);
      this.#options.onFate?.(this.#applied, 'undone');
    }
    this.#applied = undefined;
    this.withdraw('after-undo');
  }

  /** At once; dismissed changes, too, but not in the places where they were dismissed. */
  request(): Promise<void> {
    return this.#searchNow(this.#begin(), 'explicit');
  }

  /** Where something else was in the way. */
  resume(): Promise<void> {
    return this.#searchNow(this.#begin(), 'pause');
  }

  dismiss(): void {
    if (!this.#offer) return;
    const { edit } = this.#offer;
    this.#dismissals.add(edit);
    this.#options.onFate?.(edit, 'dismissed');
    this.withdraw('dismissed');
  }

  /** The offered edit is in the document. The offer stays until the next one is found. */
  async applied(): Promise<void> {
    const edit = this.#offer?.edit;
    if (!edit) return;
    this.#applied = edit;
    this.#options.onFate?.(edit, 'accepted');
    await this.#searchNow(this.#begin(), 'applied');
  }

  dispose(): void {
    this.#search.abort();
  }

  #begin(): AbortSignal {
    this.#search.abort();
    this.#search = new AbortController();
    return this.#search.signal;
  }

  async #searchAfterPause(): Promise<void> {
    const signal = this.#begin();
    this.#settle(undefined, 'waiting');
    await this.#options.clock.sleep(PAUSE_MS, signal);
    if (!signal.aborted) await this.#searchNow(signal, 'pause');
  }

  async #searchNow(signal: AbortSignal, trigger: SearchTrigger): Promise<void> {
    const { clock, find, look } = this.#options;
    const seen = await look(trigger);
    if (signal.aborted) return;
    if (!seen) return this.#settle(undefined, 'waiting');
    if (seen.edits.length === 0) return this.#settle(undefined, 'no-edit');
    const places = await inTurns(find(seen), { clock, signal });
    if (places === undefined) return;
    const found = await this.#choose(places, { seen, signal, trigger });
    if (signal.aborted) return;
    if (typeof found === 'string') this.#settle(undefined, found);
    else this.#settle({ ...found, isNext: trigger === 'applied' });
  }

  async #choose(
    places: readonly Place[],
    { seen, signal, trigger }: { seen: Seen; signal: AbortSignal; trigger: SearchTrigger },
  ): Promise<Omit<Offer, 'isNext'> | NoNextEdit> {
    if (places.length === 0) return 'nothing-found';
    const worth = places.filter(place => this.#options.isWorthShowing(place, seen));
    const open = worth.filter(place => !this.#isDismissed(place, trigger));
    let isAnswerMissing = false;
    for (const place of open) {
      const edit = await this.#edit(place, seen, signal);
      if (signal.aborted) return 'waiting';
      if (edit) return { edit, rest: freeEdits(open.filter(other => other !== place)) };
      isAnswerMissing ||= place.after === undefined;
    }
    if (isAnswerMissing) return 'no-answer';
    return worth.length > 0 ? 'dismissed' : 'unlikely';
  }

  #isDismissed(place: Place, trigger: SearchTrigger): boolean {
    return this.#dismissals.hasPlace(place) || (trigger !== 'explicit' && this.#dismissals.hasChange(place));
  }

  async #edit(place: Place, seen: Seen, signal: AbortSignal): Promise<NextEdit | undefined> {
    const { after } = place;
    if (after !== undefined) return { ...place, after };
    const { ask } = this.#options;
    if (this.#hasAsked || !ask) return undefined;
    this.#hasAsked = true;
    const edit = await ask(place, seen, signal);
    return edit && !this.#dismissals.hasChange(edit) ? edit : undefined;
  }

  #settle(offer: Offer | undefined, nothing: NoNextEdit = 'waiting'): void {
    this.#offer = offer;
    this.#nothing = nothing;
    this.#options.onChange();
  }
}

function freeEdits(places: readonly Place[]): NextEdit[] {
  return places.flatMap(place => (place.after === undefined ? [] : [{ ...place, after: place.after }]));
}
