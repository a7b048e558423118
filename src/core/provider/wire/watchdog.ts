import type { Clock } from '../../clock.ts';

/** Time is up, or the signal aborted. */
export const OVERDUE = Symbol('overdue');

/** A deadline that moves with progress. */
export class Watchdog {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #overdue: Promise<typeof OVERDUE>;
  #deadlineMs: number;
  #nap = new AbortController();

  /** Stops when `signal` aborts. */
  constructor({ clock, limitMs, signal }: { clock: Clock; limitMs: number; signal: AbortSignal }) {
    this.#clock = clock;
    this.#signal = signal;
    this.#deadlineMs = clock.now() + limitMs;
    this.#overdue = this.#watch();
  }

  /** From now. */
  allow(limitMs: number): void {
    const earlier = this.#clock.now() + limitMs < this.#deadlineMs;
    this.#deadlineMs = this.#clock.now() + limitMs;
    if (earlier) this.#nap.abort();
  }

  /** Handles a later rejection of `work`. */
  race<T>(work: Promise<T>): Promise<T | typeof OVERDUE> {
    return Promise.race([work, this.#overdue]);
  }

  async #watch(): Promise<typeof OVERDUE> {
    while (!this.#signal.aborted) {
      const leftMs = this.#deadlineMs - this.#clock.now();
      if (leftMs <= 0) break;
      this.#nap = new AbortController();
      await this.#clock.sleep(leftMs, AbortSignal.any([this.#signal, this.#nap.signal]));
    }
    return OVERDUE;
  }
}
