import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../../src/core/clock.ts';

/** Real time. While somebody sleeps the process stays: nothing else may be under way before a busy provider is asked again. */
export const systemClock: Clock = {
  now: () => performance.now(),
  // An abort wakes: see Clock.
  sleep: (ms, signal) => wait(ms, undefined, signal ? { signal } : {}).catch(() => undefined),
};
