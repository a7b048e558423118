import type { Clock } from '../../clock.ts';

export interface ThrottleOptions {
  readonly clock: Clock;
  readonly everyMs: number;
  readonly signal: AbortSignal;
  readonly action: () => void;
}

/** Runs an action at once, then at most once per interval, and once more after the last request. */
export class Throttle {
  readonly #options: ThrottleOptions;
  #actedAt = Number.NEGATIVE_INFINITY;
  #due: Promise<void> | undefined;

  constructor(options: ThrottleOptions) {
    this.#options = options;
  }

  request(): void {
    const { clock, everyMs, signal } = this.#options;
    if (signal.aborted) return;
    const waitMs = this.#actedAt + everyMs - clock.now();
    if (waitMs <= 0) this.#act();
    else this.#due ??= clock.sleep(waitMs, signal).then(() => this.#act());
  }

  #act(): void {
    const { action, clock, signal } = this.#options;
    this.#due = undefined;
    if (signal.aborted) return;
    this.#actedAt = clock.now();
    action();
  }
}
