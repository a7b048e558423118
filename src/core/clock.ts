export interface Clock {
  /** Monotonic milliseconds. */
  now(): number;
  /** At once when `signal` aborts. Never rejects: check `signal.aborted`. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
