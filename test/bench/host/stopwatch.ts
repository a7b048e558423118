/** Time spent in our code since the last reading. */
export interface Spent {
  /** On the clock. */
  readonly ms: number;
  /** True if another process took the processor, so that the clock shows too much. */
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

  /** Since the last reading. */
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
