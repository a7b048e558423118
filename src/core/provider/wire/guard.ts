import type { Clock } from '../../clock.ts';
import type { StreamPart } from '../provider.ts';
import { failure } from '../providerFailure.ts';
import { readChunk } from './chunk.ts';
import { isContent, StreamAccumulator } from './streamAccumulator.ts';
import { OVERDUE, Watchdog } from './watchdog.ts';

/** Time limits for silence, in milliseconds. Comments, roles and empty frames count as silence. */
export interface StreamLimits {
  /** From the request to the first text or thinking. */
  readonly firstContentMs: number;
  /** Between two deltas of text or thinking. */
  readonly idleMs: number;
  /** From the finish reason to the end of the stream; only the usage is missing then. */
  readonly usageMs: number;
}

/** A cold local model may load for many seconds; ghost text later than this is useless. */
const FIRST_CONTENT_LIMIT_MS = 20_000;
/** Any model writes several tokens per second; OpenRouter moves a request on well within this. */
const IDLE_LIMIT_MS = 10_000;
/** OpenRouter sends the usage right after the finish reason; a later one isn't worth delaying the end. */
const USAGE_LIMIT_MS = 2_000;

export const DEFAULT_LIMITS: StreamLimits = {
  firstContentMs: FIRST_CONTENT_LIMIT_MS,
  idleMs: IDLE_LIMIT_MS,
  usageMs: USAGE_LIMIT_MS,
};

/** A request that the provider has taken. */
export interface OpenedStream {
  readonly generationId?: string;
  /** The stream's frames as parsed JSON. Throws ProviderErrors. */
  readonly frames: AsyncIterable<unknown>;
}

export interface GuardInput {
  /** Sends the request; the signal aborts when the answer is no longer wanted. Throws ProviderErrors. */
  readonly open: (signal: AbortSignal) => Promise<OpenedStream>;
  readonly clock: Clock;
  readonly limits: StreamLimits;
  readonly signal: AbortSignal;
}

/** Turns a provider's frames into the stream that Provider.stream promises, and enforces the time limits. */
export async function* guardStream(input: GuardInput): AsyncGenerator<StreamPart, void, undefined> {
  if (input.signal.aborted) return;
  const leaving = new AbortController();
  const signal = AbortSignal.any([input.signal, leaving.signal]);
  try {
    yield* readStream({ ...input, signal });
  } catch (error) {
    // The one place that tells an abort from a failure, whatever error the connection threw.
    if (!input.signal.aborted) throw error;
  } finally {
    leaving.abort();
  }
}

async function* readStream({ open, clock, limits, signal }: GuardInput): AsyncGenerator<StreamPart, void, undefined> {
  const watchdog = new Watchdog({ clock, limitMs: limits.firstContentMs, signal });
  const opened = await watchdog.race(open(signal));
  if (opened === OVERDUE) throw failure('stalled');
  const frames = opened.frames[Symbol.asyncIterator]();
  const seen = new StreamAccumulator(opened.generationId);
  yield seen.start;
  try {
    for (;;) {
      const next = await nextFrame(frames, { watchdog, seen });
      signal.throwIfAborted();
      if (next.done) break;
      const parts = seen.take(readChunk(next.value));
      yield* parts;
      if (seen.finish !== undefined) watchdog.allow(limits.usageMs);
      else if (parts.some(isContent)) watchdog.allow(limits.idleMs);
    }
    yield* seen.end();
  } finally {
    // Not awaited: a hanging connection must not delay the caller. The signal closes it.
    frames.return?.().catch(() => undefined);
  }
}

/** After the finish reason the answer is complete: a break or silence then is the end, without usage. */
async function nextFrame(
  frames: AsyncIterator<unknown>,
  { watchdog, seen }: { watchdog: Watchdog; seen: StreamAccumulator },
): Promise<IteratorResult<unknown>> {
  try {
    const next = await watchdog.race(frames.next());
    if (next !== OVERDUE) return next;
    throw failure('stalled');
  } catch (error) {
    if (seen.finish === undefined) throw error;
    return { done: true, value: undefined };
  }
}
