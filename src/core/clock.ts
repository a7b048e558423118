/** Injected, so that tests control time. */
export interface Clock {
  /** Milliseconds on a monotonic clock; only differences are meaningful. */
  now(): number;
  /** Resolves after `ms`, or at once when `signal` aborts. Never rejects: check `signal.aborted`. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
