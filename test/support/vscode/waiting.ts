import { setTimeout as sleep } from 'node:timers/promises';

/** Rejects with what was being waited for when `promise` has not settled within the limit. */
export async function within<T>(limitMs: number, what: string, promise: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = sleep(limitMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`waited ${limitMs / 1000} s for ${what}`);
  });
  // When the promise wins, the aborted timer rejects with nobody listening.
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
  /** What counts: anything but `undefined` and `false`. */
  readonly probe: () => Promise<T> | T;
  readonly limitMs?: number;
  /** Default: 25 ms at first and up to 100 ms later, since each look takes processor time from what is waited for. */
  readonly everyMs?: number;
  /** Added to the message: what was there instead. */
  readonly instead?: () => Promise<string> | string;
}

/** For what a person would see within a second or two: no figure to hold, only the end of hoping on a busy machine. */
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
