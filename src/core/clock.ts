/** Time as a parameter, so that tests own it. */
export interface Clock {
  /** Milliseconds on a clock that never goes back; only differences mean anything. */
  now(): number;
  /** Resolves after `ms`, or at once when `signal` aborts. Never rejects: an abort is an outcome, ask the signal. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
