import type { Clock } from '../../clock.ts';
import { inTurns, type Steps } from '../../steps.ts';
import type { Edit, NextEdit, OpenFile, Place } from '../nextEdit.ts';
import type { NextEditOutcome } from '../request/outcome.ts';
import type { EditFate } from '../worth/lessons.ts';
import type { Unworthy } from '../worth/worth.ts';
import { DismissedEdits } from './dismissedEdits.ts';
import { isNothing, type NoNextEdit } from './nothing.ts';

export interface Seen {
  /** The latest first. */
  readonly edits: readonly Edit[];
  readonly files: readonly OpenFile[];
}

export type SearchTrigger = 'pause' | 'applied' | 'explicit';

/** Why there is no offer. */
export type Nothing =
  | NoNextEdit
  | { readonly kind: 'unworthy'; readonly reason: Unworthy }
  | Exclude<NextEditOutcome, { kind: 'suggested' }>;

export interface SessionOptions {
  readonly clock: Clock;
  /** Undefined where nothing may be shown now. */
  readonly look: (trigger: SearchTrigger) => Promise<Seen | undefined>;
  /** Best first. */
  readonly find: (seen: Seen) => Steps<readonly Place[]>;
  /** Why a place isn't offered; undefined if it may be. */
  readonly refuse: (place: Place, seen: Seen) => Unworthy | 'unlikely' | undefined;
  /** Asks the model for the content of a place; undefined where nothing may be sent. */
  readonly ask?: (question: SessionQuestion, signal: AbortSignal) => Promise<NextEditOutcome | undefined>;
  /** The offer, or the reason for none. */
  readonly onChange: () => void;
  readonly onFate?: (edit: NextEdit, fate: EditFate) => void;
}

export interface SessionQuestion extends Seen {
  readonly place: Place;
  readonly isDismissed: (edit: NextEdit) => boolean;
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
  readonly #dismissed = new DismissedEdits();
  #search = new AbortController();
  /** At most once until the user edits again. */
  #hasAsked = false;
  #offer: Offer | undefined;
  /** Of the last search. */
  #latest: readonly Edit[] = [];
  /** Of the last answer: they cost nothing more. */
  #further: readonly NextEdit[] = [];
  #nothing: Nothing = 'no-edit';
  #applied: NextEdit | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  get offer(): Offer | undefined {
    return this.#offer;
  }

  /** Without an offer. */
  get nothing(): Nothing {
    return this.#nothing;
  }

  /** The user has edited. */
  edited(): void {
    if (this.#offer) this.#options.onFate?.(this.#offer.edit, 'ignored');
    this.#hasAsked = false;
    this.#further = [];
    void this.#searchAfterPause();
  }

  withdraw(nothing: NoNextEdit): void {
    this.#further = [];
    this.#begin();
    this.#settle(undefined, nothing);
  }

  /** Undo, or redo, in a file. The edit applied last there isn't offered again. */
  undone(uri: string): void {
    if (this.#applied?.uri === uri) {
      this.#dismissed.addPlace(this.#applied);
      this.#options.onFate?.(this.#applied, 'undone');
    }
    this.#applied = undefined;
    this.withdraw('after-undo');
  }

  /** At once; dismissed changes, too, but not in the places where they were dismissed. */
  request(): Promise<void> {
    // The one before may have been cancelled by this one.
    this.#hasAsked = false;
    return this.#searchNow(this.#begin(), 'explicit');
  }

  /** Where something else was in the way. */
  resume(): Promise<void> {
    return this.#searchNow(this.#begin(), 'pause');
  }

  dismiss(): void {
    if (!this.#offer) return;
    const { edit } = this.#offer;
    this.#dismissed.add(edit, this.#latest);
    this.#options.onFate?.(edit, 'dismissed');
    this.withdraw('dismissed');
  }

  /** The offered edit is in the document. The offer stays until the next one is found. */
  async applied(): Promise<void> {
    const edit = this.#offer?.edit;
    if (!edit) return;
    this.#applied = edit;
    this.#further = moved(this.#further, edit);
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
    this.#latest = seen.edits;
    if (seen.edits.length === 0) return this.#settle(undefined, 'no-edit');
    const places = await inTurns(find(seen), { clock, signal });
    if (places === undefined) return;
    const found = await this.#choose([...this.#further, ...places], { seen, signal, trigger });
    if (signal.aborted) return;
    if (typeof found === 'string' || 'kind' in found) this.#settle(undefined, found);
    else this.#settle({ ...found, isNext: trigger === 'applied' });
  }

  async #choose(places: readonly Place[], search: Search): Promise<Omit<Offer, 'isNext'> | Nothing> {
    const judged = places.map(place => ({ place, refusal: this.#refusal(place, search) }));
    const open = judged.filter(({ refusal }) => refusal === undefined).map(({ place }) => place);
    let answer: Nothing | undefined;
    for (const place of open) {
      const found = await this.#edit(place, search);
      if (search.signal.aborted) return 'waiting';
      if (found && 'after' in found) return { edit: found, rest: freeEdits(open.filter(other => other !== place)) };
      answer ??= found;
    }
    if (answer !== undefined || open.length > 0) return answer ?? 'no-content';
    return judged[0]?.refusal ?? 'nothing-found';
  }

  #refusal(place: Place, { seen, trigger }: Search): Nothing | undefined {
    const isDismissed =
      this.#dismissed.hasPlace(place) || (trigger !== 'explicit' && this.#dismissed.hasChange(place, seen.edits));
    const refusal = isDismissed ? 'dismissed' : this.#options.refuse(place, seen);
    return refusal === undefined || isNothing(refusal) ? refusal : { kind: 'unworthy', reason: refusal };
  }

  async #edit(
    place: Place,
    { seen, signal }: Search,
  ): Promise<NextEdit | Exclude<NextEditOutcome, { kind: 'suggested' }> | undefined> {
    const { after } = place;
    if (after !== undefined) return { ...place, after };
    if (this.#hasAsked || !this.#options.ask) return undefined;
    const isDismissed = (edit: NextEdit) =>
      this.#dismissed.hasPlace(edit) || this.#dismissed.hasChange(edit, seen.edits);
    const asking = this.#options.ask({ ...seen, place, isDismissed }, signal);
    this.#hasAsked = true;
    const outcome = await asking;
    if (outcome?.kind !== 'suggested') return outcome;
    this.#further = outcome.further;
    return outcome.edit;
  }

  #settle(offer: Offer | undefined, nothing: Nothing = 'waiting'): void {
    this.#offer = offer;
    this.#nothing = nothing;
    this.#options.onChange();
  }
}

interface Search {
  readonly seen: Seen;
  readonly signal: AbortSignal;
  readonly trigger: SearchTrigger;
}

/** Where other edits of the same text are after this one. */
function moved(edits: readonly NextEdit[], { after, before, line, uri }: NextEdit): NextEdit[] {
  const by = after.length - before.length;
  return edits.map(edit => (edit.uri === uri && edit.line > line ? { ...edit, line: edit.line + by } : edit));
}

function freeEdits(places: readonly Place[]): NextEdit[] {
  return places.flatMap(place => (place.after === undefined ? [] : [{ ...place, after: place.after }]));
}
