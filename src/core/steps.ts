import type { Clock } from './clock.ts';

/** Work that pauses after each bounded part of it. At a `yield` the editor may run other work. */
export type Steps<T> = Generator<void, T>;

/** Does all the work at once. */
export function finish<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** A key that is pressed during the work waits no longer than this and one step. */
const SLICE_MS = 8;

interface Turns {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Does the work in slices, each in its own turn of the event loop. Undefined if `signal` aborts. */
export async function inTurns<T>(steps: Steps<T>, { clock, signal }: Turns): Promise<T | undefined> {
  for (;;) {
    await clock.sleep(0, signal);
    if (signal.aborted) return undefined;
    const until = clock.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (clock.now() < until);
  }
}

/** Characters that are read between two pauses: less than a millisecond, or five before the code is optimized. */
const STEP_CHARS = 20_000;
/** Cost of an empty line, or of one comparison of lines. */
const LINE_CHARS = 20;

/** Counts the work since the last pause: `if (pace.isDue(line.length)) yield;`. */
export class Pace {
  #chars = 0;

  isDue(chars: number): boolean {
    this.#chars += chars + LINE_CHARS;
    if (this.#chars < STEP_CHARS) return false;
    this.#chars = 0;
    return true;
  }
}
