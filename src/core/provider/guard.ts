import type { Clock } from '../clock.ts';
import type { Usage } from '../usage/usage.ts';
import { type Chunk, readChunk } from './chunk.ts';
import { failure } from './failures.ts';
import type { FinishReason, StreamPart } from './provider.ts';
import { OVERDUE, Watchdog } from './watchdog.ts';

/** How long a silent provider is waited for, in milliseconds. Comments, roles and empty frames are silence. */
export interface StreamLimits {
  /** From the request to the first text or thinking. */
  readonly firstContentMs: number;
  /** Between one piece of text or thinking and the next. */
  readonly idleMs: number;
  /** From the finish reason to the end of the stream; the answer is complete, only its usage is missing. */
  readonly usageMs: number;
}

/** A cold local model may load for many seconds; nobody waits longer than this for ghost text. */
const FIRST_CONTENT_LIMIT_MS = 20_000;
/** A model that writes at all writes several tokens per second; OpenRouter moves a request on well within this. */
const IDLE_LIMIT_MS = 10_000;
/** OpenRouter sends the usage right after the finish reason; what is later than this is not worth holding back the end. */
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
  /** Sends the request; its signal aborts whenever the answer is no longer wanted. Throws ProviderErrors. */
  readonly open: (signal: AbortSignal) => Promise<OpenedStream>;
  readonly clock: Clock;
  readonly limits: StreamLimits;
  readonly signal: AbortSignal;
}

/** Makes of a provider's frames what Provider.stream promises, and watches over what the SDK does not. */
export async function* guardStream(input: GuardInput): AsyncGenerator<StreamPart, void, undefined> {
  if (input.signal.aborted) return;
  const leaving = new AbortController();
  const signal = AbortSignal.any([input.signal, leaving.signal]);
  try {
    yield* readStream({ ...input, signal });
  } catch (error) {
    // The one place where an abort is told from a failure, whatever it made the connection throw.
    if (!input.signal.aborted) throw error;
  } finally {
    leaving.abort();
  }
}

async function* readStream({ open, clock, limits, signal }: GuardInput): AsyncGenerator<StreamPart, void, undefined> {
  const watchdog = new Watchdog({ clock, limitMs: limits.firstContentMs, signal });
  const opened = await watchdog.race(open(signal));
  if (opened === OVERDUE) throw failure('stalled');
  if (opened.generationId !== undefined) yield { type: 'start', generationId: opened.generationId };

  const frames = opened.frames[Symbol.asyncIterator]();
  const seen = new Seen();
  try {
    for (;;) {
      const next = await nextFrame(frames, { watchdog, seen });
      signal.throwIfAborted();
      if (next.done) break;
      const chunk = readChunk(next.value);
      if (!seen.started && opened.generationId === undefined) {
        yield { type: 'start', ...(chunk.id !== undefined && { generationId: chunk.id }) };
      }
      seen.take(chunk);
      if (chunk.reasoning !== undefined) yield { type: 'reasoning-delta', text: chunk.reasoning };
      if (chunk.text !== undefined) yield { type: 'text-delta', text: chunk.text };
      if (seen.finish !== undefined) watchdog.allow(limits.usageMs);
      else if (chunk.text !== undefined || chunk.reasoning !== undefined) watchdog.allow(limits.idleMs);
    }
    yield seen.end();
  } finally {
    // Not awaited: a connection that hangs must not hold back whoever leaves it. The signal closes it.
    frames.return?.().catch(() => undefined);
  }
}

/** Once the finish reason has come the answer is complete: a break or a silence after it is the end, without usage. */
async function nextFrame(
  frames: AsyncIterator<unknown>,
  { watchdog, seen }: { watchdog: Watchdog; seen: Seen },
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

/** What a stream has told so far. */
class Seen {
  finish: FinishReason | undefined;
  started = false;
  #usage: Usage | undefined;
  #content: 'none' | 'some' = 'none';

  take(chunk: Chunk): void {
    this.started = true;
    if (chunk.finish === 'error') throw failure('server');
    if (chunk.finish !== undefined && chunk.finish !== 'unknown') this.finish = chunk.finish;
    if (chunk.text !== undefined || chunk.reasoning !== undefined) this.#content = 'some';
    this.#usage = chunk.usage ?? this.#usage;
  }

  /** A stream that ended without a reason, or with neither content nor usage, is no answer. */
  end(): StreamPart {
    if (this.finish === undefined) throw failure('truncated');
    const empty = this.#content === 'none' && this.#usage === undefined;
    if (empty && (this.finish === 'stop' || this.finish === 'length')) throw failure('truncated');
    return { type: 'end', reason: this.finish, ...(this.#usage !== undefined && { usage: this.#usage }) };
  }
}
