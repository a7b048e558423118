import type { Clock } from '../../clock.ts';
import type { ProviderError } from '../errors.ts';

/** For automatic requests. Explicit ones are always sent, and count too. */
export type BreakerState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'paused'; readonly untilMs: number; readonly error: ProviderError }
  /** One request probes while the others wait. */
  | { readonly kind: 'half-open'; readonly error: ProviderError }
  /** Until `reset`. */
  | { readonly kind: 'stopped'; readonly error: ProviderError };

/** `notice`: an episode's first failure. */
export type Notice = 'notice' | 'quiet';

/** Unnoticed for a single failure. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** A failed connection costs nothing. */
const LONGEST_PAUSE_OFFLINE_MS = 15_000;
/** Without a stated duration. */
const RATE_LIMIT_PAUSE_MS = 5_000;
/** A single file may be refused. */
const BAD_REQUESTS_TO_STOP = 3;

/** Only the first report counts. */
export interface Attempt {
  succeeded(): void;
  failed(error: ProviderError): Notice;
  /** Aborted by us. */
  left(): void;
}

type Trouble =
  | { readonly kind: 'none' }
  | { readonly kind: 'stopped'; readonly error: ProviderError }
  | { readonly kind: 'paused'; readonly error: ProviderError; readonly untilMs: number; readonly pauses: number };

const NO_TROUBLE: Trouble = { kind: 'none' };

/** One notice per episode, growing pauses, a stop if only the user can fix it. */
export class Breaker {
  readonly #clock: Clock;
  readonly #random: () => number;
  #trouble: Trouble = NO_TROUBLE;
  readonly #open = new Set<Attempt>();
  #badRequests = 0;
  #probe: Attempt | undefined;

  /** In [0, 1), so that windows don't retry together. */
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

  allows(): boolean {
    const { kind } = this.state;
    return kind === 'closed' || (kind === 'half-open' && this.#probe === undefined);
  }

  /** The first one of the half-open state is the probe. */
  begin(): Attempt {
    const before = this.#trouble;
    const attempt: Attempt = {
      // One begun before the last failure proves nothing.
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

  /** After a change of a possible cause. Ignores requests under way. */
  reset(): void {
    this.#open.clear();
    this.#probe = undefined;
    this.#forgive();
  }

  #forgive(): void {
    this.#trouble = NO_TROUBLE;
    this.#badRequests = 0;
  }

  #close(attempt: Attempt): boolean {
    if (this.#probe === attempt) this.#probe = undefined;
    return this.#open.delete(attempt);
  }

  #failed(error: ProviderError): Notice {
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
    if (before.kind === 'stopped') return 'quiet';
    const paused = this.state.kind === 'paused';
    const earlier = before.kind === 'paused' ? before.pauses : 0;
    // Parallel failures count once.
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
    // The provider's own wait is kept in full.
    return Math.max(jittered, retryAfterMs);
  }
}
