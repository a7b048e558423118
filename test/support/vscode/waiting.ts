import { setTimeout as sleep } from 'node:timers/promises';

/** Rejects with the description if `promise` doesn't settle within the limit. */
export async function within<T>(limitMs: number, what: string, promise: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = sleep(limitMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`waited ${limitMs / 1000} s for ${what}`);
  });
  // If the promise wins, the aborted timer's rejection is unhandled otherwise.
  late.catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
  }
}

export interface Until<T> {
  /** Completes "waited 5 s for …". */
  readonly what: string;
  /** Any value but `undefined` and `false`. */
  readonly probe: () => Promise<T> | T;
  readonly limitMs?: number;
  /** Defaults to 25 ms, growing to 100 ms, since each look takes processor time. */
  readonly everyMs?: number;
  /** Added to the message: the actual state. */
  readonly instead?: () => Promise<string> | string;
}

/** For results within a second or two on an idle machine. */
export const WAIT_LIMIT_MS = 60_000;

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 100;
const PAUSE_GROWTH = 1.25;

/** Asks again and again until the probe gives something, and returns that. */
export async function until<T>(options: Until<T>): Promise<Exclude<T, undefined | false>> {
  const { what, probe, limitMs = WAIT_LIMIT_MS, everyMs, instead } = options;
  const end = performance.now() + limitMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * PAUSE_GROWTH, LONGEST_PAUSE_MS)) {
    const found = await probe();
    if (found !== undefined && found !== false) return found as Exclude<T, undefined | false>;
    if (performance.now() > end) {
      const there = instead === undefined ? '' : `; there was ${await instead()}`;
      throw new Error(`waited ${limitMs / 1000} s for ${what}${there}`);
    }
    await sleep(everyMs ?? pauseMs);
  }
}
