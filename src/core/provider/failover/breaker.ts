import type { Clock } from '../../clock.ts';
import type { ProviderError } from '../errors.ts';

/** Whether automatic requests go out. Explicit ones always do; what becomes of them is told here all the same. */
export type BreakerState =
  | { readonly kind: 'closed' }
  /** Until `untilMs` on the clock. */
  | { readonly kind: 'paused'; readonly untilMs: number; readonly error: ProviderError }
  /** The pause is over: one request shows whether the fault is, and the others wait for what becomes of it. */
  | { readonly kind: 'half-open'; readonly error: ProviderError }
  /** Until `reset`: asking again would fail again. */
  | { readonly kind: 'stopped'; readonly error: ProviderError };

/** `notice`: the first failure of an episode, to be told once. `quiet`: told already, or not worth telling. */
export type Notice = 'notice' | 'quiet';

/** Long enough to matter to the provider, short enough that one hiccup is not felt. */
const FIRST_PAUSE_MS = 1_000;
/** A fault that has lasted minutes is asked after once a minute. */
const LONGEST_PAUSE_MS = 60_000;
/** A connection that cannot be made costs nobody anything, and is back when the network is. */
const LONGEST_PAUSE_OFFLINE_MS = 15_000;
/** A provider that limits us without saying for how long means more than a moment. */
const RATE_LIMIT_PAUSE_MS = 5_000;
/** One file may hold what the provider refuses (too long, moderated); three in a row are a wrong setting. */
const BAD_REQUESTS_TO_STOP = 3;

/** One request's part in it. How it went is told once; what is told later says nothing. */
export interface Attempt {
  /** It was answered. */
  succeeded(): void;
  failed(error: ProviderError): Notice;
  /** It was ended from our side before anything was known. */
  left(): void;
}

type Trouble =
  | { readonly kind: 'none' }
  | { readonly kind: 'stopped'; readonly error: ProviderError }
  | { readonly kind: 'paused'; readonly error: ProviderError; readonly untilMs: number; readonly pauses: number };

const NO_TROUBLE: Trouble = { kind: 'none' };

/** Spares a failing provider, and the user: one notice per episode, longer and longer pauses, a stop where only the user can mend it. */
export class Breaker {
  readonly #clock: Clock;
  readonly #random: () => number;
  #trouble: Trouble = NO_TROUBLE;
  readonly #open = new Set<Attempt>();
  #badRequests = 0;
  /** The one request that a half-open state lets through. */
  #probe: Attempt | undefined;

  /** `random` gives numbers from 0 up to 1, so that many windows do not ask again at the same moment. */
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

  /** A request begins, automatic or not; in the half-open state the first one is the probe. */
  begin(): Attempt {
    const before = this.#trouble;
    const attempt: Attempt = {
      // One that had begun before the last failure says nothing about what came after it.
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

  /** What may have been the cause has changed: key, address, model, network. Requests under way do not count any more. */
  reset(): void {
    this.#open.clear();
    this.#probe = undefined;
    this.#forgive();
  }

  #forgive(): void {
    this.#trouble = NO_TROUBLE;
    this.#badRequests = 0;
  }

  /** Whether it counts: it is told for the first time, and nothing was reset since. */
  #close(attempt: Attempt): boolean {
    if (this.#probe === attempt) this.#probe = undefined;
    return this.#open.delete(attempt);
  }

  #failed(error: ProviderError): Notice {
    // A matter of one text: the provider itself is well.
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
    // A request from before the stop, or an explicit one; the stop has the better reason.
    if (before.kind === 'stopped') return 'quiet';
    const paused = this.state.kind === 'paused';
    const earlier = before.kind === 'paused' ? before.pauses : 0;
    // Requests that were under way together fail together: that is one failure.
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
    // What the provider asks for is kept in full, whatever the length.
    return Math.max(jittered, retryAfterMs);
  }
}
