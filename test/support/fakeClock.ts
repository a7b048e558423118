import type { Clock } from '../../src/core/clock.ts';

interface Sleeper {
  readonly dueAtMs: number;
  readonly wake: () => void;
}

/** A clock that only a test moves. */
export class FakeClock implements Clock {
  #nowMs = 0;
  #sleepers: readonly Sleeper[] = [];

  now(): number {
    return this.#nowMs;
  }

  /** How many wait for time to pass. */
  get sleepers(): number {
    return this.#sleepers.length;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    // Due already: the next turn.
    if (ms <= 0) return settled();
    return new Promise(resolve => {
      const sleeper: Sleeper = {
        dueAtMs: this.#nowMs + Math.max(0, ms),
        wake: () => {
          this.#sleepers = this.#sleepers.filter(other => other !== sleeper);
          signal?.removeEventListener('abort', sleeper.wake);
          resolve();
        },
      };
      signal?.addEventListener('abort', sleeper.wake);
      this.#sleepers = [...this.#sleepers, sleeper];
    });
  }

  /** Wakes every sleeper that is due, in order, each at its own time, and runs everything that follows. */
  async advance(ms: number): Promise<void> {
    const end = this.#nowMs + ms;
    await settled();
    for (;;) {
      const next = this.#sleepers
        .filter(({ dueAtMs }) => dueAtMs <= end)
        .reduce<Sleeper | undefined>((first, one) => (first && first.dueAtMs <= one.dueAtMs ? first : one), undefined);
      if (next === undefined) break;
      this.#nowMs = Math.max(this.#nowMs, next.dueAtMs);
      next.wake();
      await settled();
    }
    this.#nowMs = end;
    await settled();
  }
}

/** Resolves when every promise that can settle by itself has settled. */
export function settled(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
