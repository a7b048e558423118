import type { CompletionRequest } from './question.ts';

type Place = Pick<CompletionRequest, 'documentId' | 'version' | 'place'>;

/** A suggestion that was sent away does not come back by itself before the text changes. */
export class Dismissal {
  #dismissed: Place | undefined;

  at(place: Place): void {
    this.#dismissed = place;
  }

  forget(): void {
    this.#dismissed = undefined;
  }

  /** Whether this question is asked where a suggestion was sent away. One from elsewhere, or from a person, ends it. */
  holdsFor(request: CompletionRequest): boolean {
    const spot = this.#dismissed;
    if (!spot) return false;
    const same =
      spot.documentId === request.documentId &&
      spot.version === request.version &&
      spot.place.line === request.place.line &&
      spot.place.character === request.place.character;
    if (same && request.trigger === 'automatic') return true;
    this.#dismissed = undefined;
    return false;
  }
}
