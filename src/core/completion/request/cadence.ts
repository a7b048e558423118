/** A longer gap is a thought. */
const THOUGHT_MS = 600;
/** A dozen keys change the estimate. */
const NEWEST = 0.15;
/** 60 words a minute. */
const USUAL_GAP_MS = 160;

/** Estimates typing speed. */
export class Cadence {
  #lastMs: number | undefined;
  #gapMs = USUAL_GAP_MS;

  get gapMs(): number {
    return this.#gapMs;
  }

  typed(nowMs: number): void {
    const gap = this.#lastMs === undefined ? THOUGHT_MS : nowMs - this.#lastMs;
    this.#lastMs = nowMs;
    if (gap > 0 && gap < THOUGHT_MS) this.#gapMs += NEWEST * (gap - this.#gapMs);
  }
}
