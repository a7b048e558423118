/** Time that was spent in what is ours, summed up until it is taken. */
export interface Spent {
  /** On the clock. */
  readonly ms: number;
  /** Whether another process took the processor meanwhile, so that the clock says more than what was ours. */
  readonly disturbed: boolean;
}

/** Adds up the time between starts and stops; a pair inside another is counted once. */
export class Stopwatch {
  #ms = 0;
  #disturbed = false;
  #depth = 0;
  #startedAt = 0;
  #switches = 0;

  start(): void {
    this.#depth++;
    if (this.#depth > 1) return;
    this.#switches = switches();
    this.#startedAt = performance.now();
  }

  stop(): void {
    this.#depth--;
    if (this.#depth > 0) return;
    this.#ms += performance.now() - this.#startedAt;
    this.#disturbed ||= switches() !== this.#switches;
  }

  /** The synchronous part of `run`. */
  time<T>(run: () => T): T {
    this.start();
    try {
      return run();
    } finally {
      this.stop();
    }
  }

  /** What has come together since the last time. */
  take(): Spent {
    const spent = { ms: this.#ms, disturbed: this.#disturbed };
    this.#ms = 0;
    this.#disturbed = false;
    return spent;
  }
}

/** How often a thread of this process was put aside for another process. */
function switches(): number {
  return process.resourceUsage().involuntaryContextSwitches;
}
