import type { Clock } from '../../clock.ts';
import { ProviderError, type ProviderErrorKind } from '../errors.ts';
import { Meter, type RequestUsage } from '../metering/meter.ts';
import type { Profile } from '../profile/profile.ts';
import type { Provider, ProviderRequest, StreamPart } from '../provider.ts';
import { failure } from '../providerFailure.ts';
import { OVERDUE, Watchdog } from '../wire/watchdog.ts';
import type { BreakerState, Notice } from './breaker.ts';
import type { CircuitBreaker } from './breakerRegistry.ts';
import { withRetries } from './retry.ts';

export interface Upstream {
  readonly profile: Profile;
  /** As the provider spells it. */
  readonly model: string;
  /** Shared by all requests to it. */
  readonly breaker: CircuitBreaker;
  /** @throws ProviderError if nothing may be sent */
  readonly connect: () => Promise<Provider>;
}

export interface FailedOver {
  readonly to: Upstream;
  /** Zero tokens if the upstream certainly did nothing. */
  readonly used: RequestUsage;
  readonly durationMs: number;
}

export interface UpstreamFailure {
  readonly upstream: Upstream;
  readonly error: ProviderError;
  readonly notice: Notice;
  /** Absent if the request ended here. */
  readonly passedOn?: FailedOver;
}

export interface FailoverState {
  /** The first healthy one, else the next to be retried; undefined while all are paused. */
  readonly serving: Upstream | undefined;
  readonly failing: readonly {
    readonly upstream: Upstream;
    readonly breaker: Exclude<BreakerState, { kind: 'closed' }>;
  }[];
}

export interface FailoverOptions {
  readonly upstreams: readonly Upstream[];
  readonly clock: Clock;
  readonly onFailure: (failure: UpstreamFailure) => void;
}

/** With a fallback. */
const AUTOMATIC_PATIENCE_MS = 4_000;
/** A thinking model may still be better. */
const EXPLICIT_PATIENCE_MS = 10_000;

/** Failing over wouldn't help or costs twice. */
const WITHOUT_FAILOVER: ReadonlySet<ProviderErrorKind> = new Set(['bad-request', 'content-filter', 'truncated']);

/**
 * Several providers as one. If the first fails before any content, the next one serves the request. After a pause one
 * request probes a provider.
 * No keystroke is billed twice: a silent provider is left only before it has taken the request (no headers yet), or if
 * aborting ends the bill (`Profile.cancellation`). Otherwise the suggestion is lost, and the next keystroke goes to the
 * next provider; an explicit request waits.
 */
export class FailoverProvider implements Provider {
  readonly #options: FailoverOptions;

  constructor(options: FailoverOptions) {
    this.#options = options;
  }

  allows(): boolean {
    return this.#options.upstreams.some(({ breaker }) => breaker.allows());
  }

  get state(): FailoverState {
    const states = this.#options.upstreams.map(upstream => ({ upstream, breaker: upstream.breaker.state }));
    const serving =
      states.find(({ breaker }) => breaker.kind === 'closed') ??
      states.find(({ breaker }) => breaker.kind === 'half-open');
    const failing = states.flatMap(({ upstream, breaker }) =>
      breaker.kind === 'closed' ? [] : [{ upstream, breaker }],
    );
    return { serving: serving?.upstream, failing };
  }

  prepare(): void {
    const upstream = this.#options.upstreams.find(({ breaker }) => breaker.allows());
    upstream?.connect().catch(() => undefined); // The request reports it.
  }

  async *stream(request: ProviderRequest, signal: AbortSignal): AsyncGenerator<StreamPart, void, undefined> {
    const failures: ProviderError[] = [];
    const asked = new Set<Upstream>();
    let upstream = this.#next(request, asked);
    while (upstream) {
      asked.add(upstream);
      const hasNext = this.#next(request, asked) !== undefined;
      const startedAt = this.#options.clock.now();
      const failed = yield* this.#ask(upstream, { request, signal, hasNext });
      if (!failed) return;
      failures.push(failed.error);
      const to = mayPassOn(failed, upstream.profile) ? this.#next(request, asked) : undefined;
      const { error, meter, notice } = failed;
      const passedOn = to && { to, used: meter.total(error), durationMs: this.#options.clock.now() - startedAt };
      this.#options.onFailure({ upstream, error, notice, ...(passedOn && { passedOn }) });
      upstream = to;
    }
    // Failures that may be billed are reported first, then sent ones.
    const told = failures.find(({ unbilled }) => !unbilled) ?? failures.find(({ unsent }) => !unsent) ?? failures[0];
    throw told ?? this.#notAsked();
  }

  /** Explicit requests try paused ones last. */
  #next({ automatic = false }: ProviderRequest, asked: ReadonlySet<Upstream>): Upstream | undefined {
    const left = this.#options.upstreams.filter(upstream => !asked.has(upstream));
    return left.find(({ breaker }) => breaker.allows()) ?? (automatic ? undefined : left[0]);
  }

  async *#ask(upstream: Upstream, asking: FailoverRequest): AsyncGenerator<StreamPart, Failed | undefined, undefined> {
    const { request, signal } = asking;
    const attempt = upstream.breaker.begin();
    let progress: UpstreamProgress = 'asked';
    // The keystroke that aborts this request may be the next probe.
    const left = () => (progress === 'begun' ? attempt.succeeded() : attempt.left());
    signal.addEventListener('abort', left, { once: true });
    const meter = new Meter(request);
    try {
      for await (const part of this.#parts(upstream, asking)) {
        meter.take(part);
        if (progress !== 'begun') progress = isAnswer(part) ? 'begun' : 'taken';
        yield part;
      }
      return undefined;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      return { error, notice: attempt.failed(error), meter, progress };
    } finally {
      signal.removeEventListener('abort', left);
      // It serves.
      left();
    }
  }

  /** Explicit requests without a fallback have no time limit. */
  #parts(upstream: Upstream, asking: FailoverRequest): AsyncIterable<StreamPart> {
    const { request, signal, hasNext } = asking;
    const ask = () => this.#impatient(upstream, asking);
    if (request.automatic || request.callerRetries || hasNext) return ask();
    return withRetries(ask, { clock: this.#options.clock, signal });
  }

  async *#impatient(
    { connect, model, profile }: Upstream,
    { request, signal, hasNext }: FailoverRequest,
  ): AsyncGenerator<StreamPart, void, undefined> {
    const leaving = new AbortController();
    const patience = new AbortController();
    const inner = AbortSignal.any([signal, leaving.signal]);
    const limitMs = request.automatic ? AUTOMATIC_PATIENCE_MS : EXPLICIT_PATIENCE_MS;
    // Explicit requests wait if no fallback will be tried.
    const isHurried = hasNext && (request.automatic || profile.cancellation !== 'billed-in-full');
    const isBound = !request.automatic && profile.cancellation === 'depends';
    const watchdog =
      isHurried &&
      new Watchdog({ clock: this.#options.clock, limitMs, signal: AbortSignal.any([inner, patience.signal]) });
    const inTime = async <T>(work: Promise<T>): Promise<T> => {
      const result = watchdog && !patience.signal.aborted ? await watchdog.race(work) : await work;
      if (result === OVERDUE) throw failure('stalled');
      return result;
    };
    let parts: AsyncIterator<StreamPart> | undefined;
    try {
      const provider = await inTime(connect());
      if (signal.aborted) return;
      parts = provider.stream({ ...request, model }, inner)[Symbol.asyncIterator]();
      for (let next = await inTime(parts.next()); !next.done; next = await inTime(parts.next())) {
        if (isBound || isAnswer(next.value)) patience.abort();
        yield next.value.type === 'start' ? { ...next.value, profile: profile.id, model } : next.value;
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      leaving.abort();
      patience.abort();
      // A hanging connection must not delay the caller. The signal closes it.
      parts?.return?.().catch(() => undefined);
    }
  }

  #notAsked(): ProviderError {
    const error = this.state.failing[0]?.breaker.error ?? failure('server');
    return new ProviderError({ kind: error.kind, message: error.message, code: 'not_asked' });
  }
}

interface FailoverRequest {
  readonly request: ProviderRequest;
  readonly signal: AbortSignal;
  readonly hasNext: boolean;
}

/** `taken`: headers have arrived, so it may be working. `begun`: content has arrived. */
type UpstreamProgress = 'asked' | 'taken' | 'begun';

interface Failed {
  readonly error: ProviderError;
  readonly notice: Notice;
  readonly meter: Meter;
  readonly progress: UpstreamProgress;
}

function isAnswer({ type }: StreamPart): boolean {
  return type !== 'start' && type !== 'usage';
}

function mayPassOn({ error, progress }: Failed, { cancellation }: Profile): boolean {
  if (progress === 'begun' || WITHOUT_FAILOVER.has(error.kind)) return false;
  if (error.unbilled) return true;
  if (error.kind !== 'stalled' && error.kind !== 'network') return false;
  switch (cancellation) {
    case 'stops-billing':
      return true;
    case 'depends':
      return progress === 'asked';
    case 'billed-in-full':
      return false;
  }
}
