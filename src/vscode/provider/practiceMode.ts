import { practiceDestination } from '../../core/provider/profile/practice.ts';
import type { Destination } from '../../core/provider/profile/route.ts';

/** Of this window, until the user leaves it or changes a provider or key. */
export class PracticeMode {
  readonly #onChange: () => void;
  #destination: Destination | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Undefined outside of practice. */
  get destination(): Destination | undefined {
    return this.#destination;
  }

  /** @param address of a practice server */
  begin(address?: string): void {
    this.#destination = practiceDestination(address);
    this.#onChange();
  }

  /** Announced also if there is none to leave: a provider or a key has changed. */
  leave(): void {
    this.#destination = undefined;
    this.#onChange();
  }
}
