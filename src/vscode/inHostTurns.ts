import { inTurns, type Steps } from '../core/steps.ts';
import { systemClock } from './systemClock.ts';

/** Does long work between other work of the extension host. */
export function inHostTurns<T>(steps: Steps<T>): Promise<T> {
  return inTurns(steps, { clock: systemClock });
}
