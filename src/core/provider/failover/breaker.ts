import type { Clock } from '../../clock.ts';
import type { ProviderError } from '../errors.ts';

/** Whether automatic requests are sent. Explicit ones always are, and their results count too. */
export type BreakerState =
  | { readonly kind: 'closed' }
  /** Until `untilMs` on the clock. */
  | { readonly kind: 'paused'; readonly untilMs: number; readonly error: ProviderError }
  /** The pause is over: one request probes the provider while the others wait. */
  | { readonly kind: 'half-open'; readonly error: ProviderError }
  /** Until `reset`: a retry would fail again. */
  | { readonly kind: 'stopped'; readonly error: ProviderError };

/** `notice`: the first failure of an episode, shown to the user once. `quiet`: shown before, or not worth showing. */
export type Notice = 'notice' | 'quiet';

/** Long enough to relieve the provider, short enough that a single failure isn't noticed. */
const FIRST_PAUSE_MS = 1_000;
/** After minutes of failures, one attempt a minute. */
const LONGEST_PAUSE_MS = 60_000;
/** A failed connection costs nothing, and works again as soon as the network does. */
const LONGEST_PAUSE_OFFLINE_MS = 15_000;
/** For a rate limit without a stated duration. */
const RATE_LIMIT_PAUSE_MS = 5_000;
/** A single file may cause a refusal (too long, moderated); three in a row mean a wrong setting. */
const BAD_REQUESTS_TO_STOP = 3;

/** One request's report to the breaker. Only the first report counts. */
export interface Attempt {
  succeeded(): void;
  failed(error: ProviderError): Notice;
  /** Aborted by us before any result. */
  left(): void;
}

type Trouble =
  | { readonly kind: 'none' }
  | { readonly kind: 'stopped'; readonly error: ProviderError }
  | { readonly kind: 'paused'; readonly error: ProviderError; readonly untilMs: number; readonly pauses: number };

const NO_TROUBLE: Trouble = { kind: 'none' };

/** Spares a failing provider, and the user: one notice per episode, growing pauses, a stop if only the user can fix it. */
export class Breaker {
  readonly #clock: Clock;
  readonly #random: () => number;
  #trouble: Trouble = NO_TROUBLE;
  readonly #open = new Set<Attempt>();
  #badRequests = 0;
  /** The one request that the half-open state allows. */
  #probe: Attempt | undefined;

  /** `random` returns numbers from 0 up to 1, so that windows don't retry at the same moment. */
  constructor({ clock, random }: { clock: Clock; random: () => number }) {
    this.#clock = clock;
    this.#random = random;
  }

  get state(): BreakerState {
    const trouble = this.#trouble;
    if (trouble.kind === 'none') return { kind: 'closed' };
    if (trouble.kind === 'stopped') return trouble;
    const { error, untilMs } = trouble;
    return this.#clock.now() < untilMs ? { kind: 'paused', untilMs, error } : { kind: 'half-open', error };
  }

  /** Whether an automatic request may begin. */
  allows(): boolean {
    const { kind } = this.state;
    return kind === 'closed' || (kind === 'half-open' && this.#probe === undefined);
  }

  /** Starts a request, automatic or not; in the half-open state the first one is the probe. */
  begin(): Attempt {
    const before = this.#trouble;
    const attempt: Attempt = {
      // A request begun before the last failure is no evidence of recovery.
      succeeded: () => {
        if (this.#close(attempt) && this.#trouble === before) this.#forgive();
      },
      failed: error => (this.#close(attempt) ? this.#failed(error) : 'quiet'),
      left: () => void this.#close(attempt),
    };
    this.#open.add(attempt);
    if (this.state.kind === 'half-open') this.#probe ??= attempt;
    return attempt;
  }

  /** Called when a possible cause has changed: key, address, model, network. Ignores requests under way from then on. */
  reset(): void {
    this.#open.clear();
    this.#probe = undefined;
    this.#forgive();
  }

  #forgive(): void {
    this.#trouble = NO_TROUBLE;
    this.#badRequests = 0;
  }

  /** True for the first report of an attempt since the last reset. */
  #close(attempt: Attempt): boolean {
    if (this.#probe === attempt) this.#probe = undefined;
    return this.#open.delete(attempt);
  }

  #failed(error: ProviderError): Notice {
    // Concerns one text; the provider is fine.
    if (error.kind === 'content-filter') return 'quiet';
    if (error.kind === 'bad-request') {
      this.#badRequests += 1;
      if (this.#badRequests < BAD_REQUESTS_TO_STOP) return 'quiet';
    }
    return error.retryable ? this.#pause(error) : this.#stop(error);
  }

  #stop(error: ProviderError): Notice {
    const told = this.#trouble.kind === 'stopped' && this.#trouble.error.kind === error.kind;
    this.#trouble = { kind: 'stopped', error };
    return told ? 'quiet' : 'notice';
  }

  #pause(error: ProviderError): Notice {
    const before = this.#trouble;
    // A request from before the stop, or an explicit one; the stop's reason is better.
    if (before.kind === 'stopped') return 'quiet';
    const paused = this.state.kind === 'paused';
    const earlier = before.kind === 'paused' ? before.pauses : 0;
    // Parallel requests that fail together count as one failure.
    const pauses = paused ? earlier : earlier + 1;
    const untilMs = this.#clock.now() + this.#pauseMs(error, pauses);
    const latest = before.kind === 'paused' ? Math.max(before.untilMs, untilMs) : untilMs;
    this.#trouble = { kind: 'paused', error, pauses, untilMs: latest };
    return before.kind === 'none' ? 'notice' : 'quiet';
  }

  #pauseMs({ kind, retryAfterMs = 0 }: ProviderError, pauses: number): number {
    const longest = kind === 'network' ? LONGEST_PAUSE_OFFLINE_MS : LONGEST_PAUSE_MS;
    const doubled = Math.min(FIRST_PAUSE_MS * 2 ** (pauses - 1), longest);
    const least = kind === 'rate-limit' ? Math.max(doubled, RATE_LIMIT_PAUSE_MS) : doubled;
    const jittered = least * (0.5 + this.#random() / 2);
    // The provider's own wait is kept in full, whatever its length.
    return Math.max(jittered, retryAfterMs);
  }
}
