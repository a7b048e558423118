import type { Clock } from '../../src/core/clock.ts';
import { settled } from '../support/fakeClock.ts';

/** Measures the turns in which a text is parsed, in whose place the next key has its turn. */
export class TurnClock implements Clock {
  #begun = 0;
  #turns: number[] = [];

  now(): number {
    return performance.now();
  }

  async sleep(): Promise<void> {
    this.#end();
    await settled();
    this.#begun = performance.now();
  }

  /** How long each turn of `run` took. */
  async turnsOf(run: () => Promise<void>): Promise<readonly number[]> {
    this.#turns = [];
    this.#begun = performance.now();
    await run();
    this.#end();
    return this.#turns;
  }

  #end(): void {
    this.#turns.push(performance.now() - this.#begun);
  }
}
