import type { Clock } from '../../clock.ts';
import { ProviderError, type ProviderErrorKind } from '../errors.ts';
import type { StreamPart } from '../provider.ts';

/** Before the second and the third try. Without chance in them: a person has asked, once, in one window. */
const WAITS_MS = [500, 1_500];
/** Who has asked rather hears that the provider wants more time than sits there. */
const LONGEST_WAIT_MS = 5_000;

/** What may be over in a moment. */
const PASSING: ReadonlySet<ProviderErrorKind> = new Set(['rate-limit', 'server', 'network']);

export interface RetryOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Asks up to three times, for somebody who waits for the answer: again only before anything came, and only where the
 * provider surely did no work, so that there is never a second bill. Ends when `signal` aborts.
 * @throws the last failure
 */
export async function* withRetries(
  ask: () => AsyncIterable<StreamPart>,
  { clock, signal }: RetryOptions,
): AsyncGenerator<StreamPart, void, undefined> {
  for (const waitMs of [...WAITS_MS, undefined]) {
    let came: 'nothing' | 'something' = 'nothing';
    try {
      for await (const part of ask()) {
        // Headers alone are no work yet, unless they name it.
        if (part.type !== 'start' || part.generationId !== undefined) came = 'something';
        yield part;
      }
      return;
    } catch (error) {
      const pauseMs = came === 'nothing' && waitMs !== undefined ? pauseAfter(error, waitMs) : undefined;
      if (pauseMs === undefined) throw error;
      await clock.sleep(pauseMs, signal);
      if (signal.aborted) return;
    }
  }
}

/** `undefined` where asking again is of no use, or may cost. */
function pauseAfter(error: unknown, waitMs: number): number | undefined {
  if (!(error instanceof ProviderError) || !PASSING.has(error.kind) || error.unsent || !error.unbilled)
    return undefined;
  const pauseMs = Math.max(waitMs, error.retryAfterMs ?? 0);
  return pauseMs <= LONGEST_WAIT_MS ? pauseMs : undefined;
}
