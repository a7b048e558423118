/** A longer gap between two keys is a thought, not typing. */
const THOUGHT_MS = 600;
/** Weight of the newest gap: a dozen keys are enough to follow somebody who gets faster. */
const NEWEST = 0.15;
/** Before anything is known: 60 words a minute. */
const USUAL_GAP_MS = 160;

/** How fast somebody types, from the times of the keys. */
export class Cadence {
  #lastMs: number | undefined;
  #gapMs = USUAL_GAP_MS;

  /** The usual time between two keys, in milliseconds, thoughts apart. */
  get gapMs(): number {
    return this.#gapMs;
  }

  /** A key was pressed at `nowMs`. */
  typed(nowMs: number): void {
    const gap = this.#lastMs === undefined ? THOUGHT_MS : nowMs - this.#lastMs;
    this.#lastMs = nowMs;
    if (gap > 0 && gap < THOUGHT_MS) this.#gapMs += NEWEST * (gap - this.#gapMs);
  }
}
