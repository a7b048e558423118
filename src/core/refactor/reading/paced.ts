import type { Clock } from '../../clock.ts';

export interface PacedOptions {
  readonly clock: Clock;
  readonly everyMs: number;
  readonly signal: AbortSignal;
  readonly act: () => void;
}

/** Runs an action at once, then at most once per interval, with a last run after the last request. */
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
