import type { Clock } from './clock.ts';

/** At a `yield` the editor may run other work. */
export type Steps<T> = Generator<void, T>;

export function finish<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** A key waits no longer than this and one step. */
const SLICE_MS = 8;

interface Turns {
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

/** Each slice has its own turn of the event loop. Undefined if `signal` aborts. */
export function inTurns<T>(steps: Steps<T>, turns: { readonly clock: Clock }): Promise<T>;
export function inTurns<T>(steps: Steps<T>, turns: Turns): Promise<T | undefined>;
export async function inTurns<T>(steps: Steps<T>, { clock, signal }: Turns): Promise<T | undefined> {
  for (;;) {
    await clock.sleep(0, signal);
    if (signal?.aborted) return undefined;
    const until = clock.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (clock.now() < until);
  }
}

/** Less than a millisecond, or five before the code is optimized. */
const STEP_CHARS = 20_000;
/** An empty line, or one comparison. */
const LINE_CHARS = 20;

/** `if (pace.isDue(line.length)) yield;` */
export class Pace {
  #chars = 0;

  isDue(chars: number): boolean {
    this.#chars += chars + LINE_CHARS;
    if (this.#chars < STEP_CHARS) return false;
    this.#chars = 0;
    return true;
  }
}
