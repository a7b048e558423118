import type { CompletionRequest } from './completionRequest.ts';

type DismissedPosition = Pick<CompletionRequest, 'documentId' | 'version' | 'position'>;

export class Dismissal {
  #dismissed: DismissedPosition | undefined;

  at(spot: DismissedPosition): void {
    this.#dismissed = spot;
  }

  forget(): void {
    this.#dismissed = undefined;
  }

  /** False for an explicit request or another place, which end the dismissal. */
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
