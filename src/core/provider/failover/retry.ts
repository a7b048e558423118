import type { Clock } from '../../clock.ts';
import { ProviderError, type ProviderErrorKind } from '../errors.ts';
import type { StreamPart } from '../provider.ts';

/** No jitter: explicit requests come from one window. */
const WAITS_MS = [500, 1_500];
/** If the provider wants a longer wait, the user decides. */
const LONGEST_WAIT_MS = 5_000;

const PASSING: ReadonlySet<ProviderErrorKind> = new Set(['rate-limit', 'server', 'network']);

export interface RetryOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * For a user who waits: retries while nothing arrived and the provider certainly did no work, so that nothing is billed
 * twice.
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
        // Headers without a generation id prove no work.
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

/** Undefined if useless or possibly billed. */
function pauseAfter(error: unknown, waitMs: number): number | undefined {
  if (!(error instanceof ProviderError) || !PASSING.has(error.kind) || error.unsent || !error.unbilled)
    return undefined;
  const pauseMs = Math.max(waitMs, error.retryAfterMs ?? 0);
  return pauseMs <= LONGEST_WAIT_MS ? pauseMs : undefined;
}
