import type { CompletionRequest } from './completionRequest.ts';

type DismissedPosition = Pick<CompletionRequest, 'documentId' | 'version' | 'position'>;

/** A suggestion that was sent away does not come back by itself before the text changes. */
export class Dismissal {
  #dismissed: DismissedPosition | undefined;

  at(spot: DismissedPosition): void {
    this.#dismissed = spot;
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
      spot.position.line === request.position.line &&
      spot.position.character === request.position.character;
    if (same && request.trigger === 'automatic') return true;
    this.#dismissed = undefined;
    return false;
  }
}
