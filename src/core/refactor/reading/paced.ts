import type { Clock } from '../../clock.ts';

export interface PacedOptions {
  readonly clock: Clock;
  readonly everyMs: number;
  /** Nothing is done after it has aborted. */
  readonly signal: AbortSignal;
  readonly act: () => void;
}

/** Does something at once, and again only after a while, however often it is asked for; what was asked last is done. */
export class Paced {
  readonly #options: PacedOptions;
  #actedAt = Number.NEGATIVE_INFINITY;
  #due: Promise<void> | undefined;

  constructor(options: PacedOptions) {
    this.#options = options;
  }

  ask(): void {
    const { clock, everyMs, signal } = this.#options;
    if (signal.aborted) return;
    const waitMs = this.#actedAt + everyMs - clock.now();
    if (waitMs <= 0) this.#act();
    else this.#due ??= clock.sleep(waitMs, signal).then(() => this.#act());
  }

  #act(): void {
    const { act, clock, signal } = this.#options;
    this.#due = undefined;
    if (signal.aborted) return;
    this.#actedAt = clock.now();
    act();
  }
}
