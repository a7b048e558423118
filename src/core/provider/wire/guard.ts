import type { Clock } from '../../clock.ts';
import type { StreamPart } from '../provider.ts';
import { failure } from '../providerFailure.ts';
import { readChunk } from './chunk.ts';
import { isContent, StreamAccumulator } from './streamAccumulator.ts';
import { OVERDUE, Watchdog } from './watchdog.ts';

/** Milliseconds of silence. Comments, roles and empty frames are silence. */
export interface StreamLimits {
  readonly firstContentMs: number;
  readonly idleMs: number;
  /** For the usage. */
  readonly usageMs: number;
}

/** A cold local model loads for many seconds. */
const FIRST_CONTENT_LIMIT_MS = 20_000;
/** OpenRouter moves a request on within this. */
const IDLE_LIMIT_MS = 10_000;
const USAGE_LIMIT_MS = 2_000;

export const DEFAULT_LIMITS: StreamLimits = {
  firstContentMs: FIRST_CONTENT_LIMIT_MS,
  idleMs: IDLE_LIMIT_MS,
  usageMs: USAGE_LIMIT_MS,
};

export interface OpenedStream {
  readonly generationId?: string;
  /** Throws ProviderErrors. */
  readonly frames: AsyncIterable<unknown>;
}

export interface GuardInput {
  /** Throws ProviderErrors. */
  readonly open: (signal: AbortSignal) => Promise<OpenedStream>;
  readonly clock: Clock;
  readonly limits: StreamLimits;
  readonly signal: AbortSignal;
}

/** Enforces the limits and the contract of Provider.stream. */
export async function* guardStream(input: GuardInput): AsyncGenerator<StreamPart, void, undefined> {
  if (input.signal.aborted) return;
  const leaving = new AbortController();
  const signal = AbortSignal.any([input.signal, leaving.signal]);
  try {
    yield* readStream({ ...input, signal });
  } catch (error) {
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
    // The connection may hang. The signal closes it.
    frames.return?.().catch(() => undefined);
  }
}

/** After the finish reason, a break or silence is the end. */
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
