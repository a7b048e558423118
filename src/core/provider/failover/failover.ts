import type { Clock } from '../../clock.ts';
import type { Certainty, Usage } from '../../usage/amount/usage.ts';
import { ProviderError, type ProviderErrorKind } from '../errors.ts';
import { Meter } from '../metering/meter.ts';
import type { Profile } from '../profile/profile.ts';
import type { Provider, ProviderRequest, StreamPart } from '../provider.ts';
import { failure } from '../providerFailure.ts';
import { OVERDUE, Watchdog } from '../wire/watchdog.ts';
import type { BreakerState, Notice } from './breaker.ts';
import type { CircuitBreaker } from './breakerRegistry.ts';
import { withRetries } from './retry.ts';

/** One provider that can serve, and what is known of how it does. */
export interface Upstream {
  readonly profile: Profile;
  /** As this provider spells it. */
  readonly model: string;
  /** Shared by all who ask this provider at this address, or this model there. */
  readonly breaker: CircuitBreaker;
  /** Cheap after the first time. @throws ProviderError where nothing may be sent, as without a key */
  readonly connect: () => Promise<Provider>;
}

/** A request that another station has answered, or was asked to. It may be billed all the same. */
export interface FailedOver {
  readonly to: Upstream;
  readonly generationId: string | undefined;
  /** Zero where the first surely did nothing. */
  readonly usage: Usage;
  readonly tokens: Certainty;
}

export interface UpstreamFailure {
  readonly station: Upstream;
  readonly error: ProviderError;
  readonly notice: Notice;
  /** Absent where the question has failed with it. */
  readonly passedOn?: FailedOver;
}

/** Who serves, and who does not. */
export interface FailoverState {
  /** The first that is well, else the first that is asked again now; `undefined` while all are left alone. */
  readonly serving: Upstream | undefined;
  readonly failing: readonly {
    readonly station: Upstream;
    readonly breaker: Exclude<BreakerState, { kind: 'closed' }>;
  }[];
}

export interface FailoverOptions {
  /** In the order of the user's preference. */
  readonly stations: readonly Upstream[];
  readonly clock: Clock;
  readonly onFailure: (failure: UpstreamFailure) => void;
}

/** With someone else to ask, nobody waits longer than this for a suggestion that they have not asked for. */
const AUTOMATIC_PATIENCE_MS = 4_000;
/** Who has asked waits longer: a model that thinks may still be the better one. */
const EXPLICIT_PATIENCE_MS = 10_000;

/** The request itself is at fault, or the answer was paid for: the next provider would do no better, or be paid as well. */
const NOT_PASSED_ON: ReadonlySet<ProviderErrorKind> = new Set(['bad-request', 'content-filter', 'truncated']);

/**
 * Several providers as one. The first serves; where it fails before it has said anything, the next one does, within the
 * same request. What has begun to answer is never left for another. A provider whose pause is over is asked again with
 * one request, while the others go on elsewhere.
 *
 * No keystroke is paid for twice: a provider that was silent for too long, or whose connection broke, is left for the
 * next one only while it has not taken the request (its headers have not come), or where leaving ends the bill
 * (`Profile.cancellation`). Elsewhere that suggestion is lost, and the next key goes to the next provider; who has asked
 * waits for it as long as it has taken the request.
 */
export class FailoverProvider implements Provider {
  readonly #options: FailoverOptions;

  constructor(options: FailoverOptions) {
    this.#options = options;
  }

  /** Whether an automatic request would be sent. */
  allows(): boolean {
    return this.#options.stations.some(({ breaker }) => breaker.allows());
  }

  get state(): FailoverState {
    const states = this.#options.stations.map(station => ({ station, breaker: station.breaker.state }));
    const serving =
      states.find(({ breaker }) => breaker.kind === 'closed') ??
      states.find(({ breaker }) => breaker.kind === 'half-open');
    const failing = states.flatMap(({ station, breaker }) => (breaker.kind === 'closed' ? [] : [{ station, breaker }]));
    return { serving: serving?.station, failing };
  }

  /** A request is likely soon: loads the client of the station that it would go to. */
  prepare(): void {
    const station = this.#options.stations.find(({ breaker }) => breaker.allows());
    station?.connect().catch(() => undefined); // Told by the request, if there is one.
  }

  async *stream(request: ProviderRequest, signal: AbortSignal): AsyncGenerator<StreamPart, void, undefined> {
    const failures: ProviderError[] = [];
    const asked = new Set<Upstream>();
    let station = this.#next(request, asked);
    while (station) {
      asked.add(station);
      const hasNext = this.#next(request, asked) !== undefined;
      const failed = yield* this.#ask(station, { request, signal, hasNext });
      if (!failed) return;
      failures.push(failed.error);
      const to = mayPassOn(failed, station.profile) ? this.#next(request, asked) : undefined;
      const { error, meter, notice } = failed;
      const passedOn = to && { to, generationId: meter.generationId, ...meter.used(error) };
      this.#options.onFailure({ station, error, notice, ...(passedOn && { passedOn }) });
      station = to;
    }
    // One that may have cost something is not hidden behind one that surely has not, nor one that was sent behind one
    // that was not.
    const told = failures.find(({ unbilled }) => !unbilled) ?? failures.find(({ unsent }) => !unsent) ?? failures[0];
    throw told ?? this.#notAsked();
  }

  /** The first that is to be asked at all; for someone who asks, in the end also those that are left alone. */
  #next({ automatic = false }: ProviderRequest, asked: ReadonlySet<Upstream>): Upstream | undefined {
    const left = this.#options.stations.filter(station => !asked.has(station));
    return left.find(({ breaker }) => breaker.allows()) ?? (automatic ? undefined : left[0]);
  }

  async *#ask(station: Upstream, asking: FailoverRequest): AsyncGenerator<StreamPart, Failed | undefined, undefined> {
    const { request, signal } = asking;
    const attempt = station.breaker.begin();
    let progress: UpstreamProgress = 'asked';
    // At once, so that the key that has ended this request may be the next to try.
    const left = () => (progress === 'begun' ? attempt.succeeded() : attempt.left());
    signal.addEventListener('abort', left, { once: true });
    const meter = new Meter(request);
    try {
      for await (const part of this.#parts(station, asking)) {
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
      // Who has heard it begin knows that it serves; who aborts before may not have waited for anything.
      left();
    }
  }

  /** Who has asked, and has nobody else to ask, does not give up at once. */
  #parts(station: Upstream, asking: FailoverRequest): AsyncIterable<StreamPart> {
    const { request, signal, hasNext } = asking;
    const ask = () => this.#impatient(station, asking);
    if (request.automatic || request.triedOnce || hasNext) return ask();
    return withRetries(ask, { clock: this.#options.clock, signal });
  }

  /** What the station says, given up where it says nothing for too long and there is a next one. */
  async *#impatient(
    { connect, model, profile }: Upstream,
    { request, signal, hasNext }: FailoverRequest,
  ): AsyncGenerator<StreamPart, void, undefined> {
    const leaving = new AbortController();
    const patience = new AbortController();
    const inner = AbortSignal.any([signal, leaving.signal]);
    const limitMs = request.automatic ? AUTOMATIC_PATIENCE_MS : EXPLICIT_PATIENCE_MS;
    // Who has asked is not given up for a next one that will not be asked.
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
      // Not awaited: a connection that hangs must not hold back whoever leaves it. The signal closes it.
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

/** How far a station had come: `taken`: its headers are there, and it may be at work; `begun`: it has said something. */
type UpstreamProgress = 'asked' | 'taken' | 'begun';

interface Failed {
  readonly error: ProviderError;
  readonly notice: Notice;
  readonly meter: Meter;
  readonly progress: UpstreamProgress;
}

/** Everything but the taking of the request, and what was read of it. */
function isAnswer({ type }: StreamPart): boolean {
  return type !== 'start' && type !== 'usage';
}

function mayPassOn({ error, progress }: Failed, { cancellation }: Profile): boolean {
  if (progress === 'begun' || NOT_PASSED_ON.has(error.kind)) return false;
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
