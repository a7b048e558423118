import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../../src/core/clock.ts';

/** A timer that keeps the process alive: nothing else may be pending before a retry. */
export const systemClock: Clock = {
  now: () => performance.now(),
  // An abort wakes: see Clock.
  sleep: (ms, signal) => wait(ms, undefined, signal ? { signal } : {}).catch(() => undefined),
};
