/**
 * Why a request failed, in terms of what can be done about it:
 * - `no-key`, `auth`: a key is missing or refused (401, 403)
 * - `key-elsewhere`: there is a key, but it was given for another address: nothing is sent before the user says so
 * - `insecure-address`: plain http to another machine, which the settings do not allow: nothing was sent
 * - `over-budget`: it may cost more than is left of the user's own budget: nothing was sent
 * - `credit`: the account is out of credit (402)
 * - `not-found`: unknown model or address (404)
 * - `bad-request`: the provider refuses the request itself (400, 413, 422), context too long included
 * - `content-filter`: the provider's content filter ended the answer, or refused the prompt
 * - `rate-limit`: too many requests (429); `retryAfterMs` where the provider names it
 * - `server`: the provider's fault (5xx, overloaded, error frame)
 * - `network`: no connection, reset, DNS
 * - `certificate`: the other side's certificate is not trusted, so nothing was sent
 * - `stalled`: connected, but no content within the time limit
 * - `truncated`: the stream ended without a finish reason, or with no content and no usage
 * - `not-an-api`: an answer that is not Chat Completions (an HTML page, other JSON)
 */
export type ProviderErrorKind =
  | 'no-key'
  | 'key-elsewhere'
  | 'insecure-address'
  | 'over-budget'
  | 'auth'
  | 'credit'
  | 'not-found'
  | 'bad-request'
  | 'content-filter'
  | 'rate-limit'
  | 'server'
  | 'network'
  | 'certificate'
  | 'stalled'
  | 'truncated'
  | 'not-an-api';

/** What the user can do about a failure. `wait`: nothing, it is asked again by itself. */
export type Remedy =
  | 'set-key'
  | 'use-stored-key'
  | 'add-credit'
  | 'choose-model'
  | 'choose-address'
  | 'allow-insecure-address'
  | 'raise-budget'
  | 'check-connection'
  | 'sign-in'
  | 'ask-again'
  | 'wait';

export interface FailureClass {
  /** Two or three words for the status bar. */
  readonly short: string;
  /** Whether the same request may succeed later though nobody has changed anything. */
  readonly retryable: boolean;
  /** What helps, the likeliest first. */
  readonly remedies: readonly Remedy[];
}

export const FAILURE_CLASSES: Readonly<Record<ProviderErrorKind, FailureClass>> = {
  'no-key': { short: 'no API key', retryable: false, remedies: ['set-key', 'choose-address'] },
  'key-elsewhere': { short: 'key not sent', retryable: false, remedies: ['use-stored-key', 'set-key'] },
  'insecure-address': {
    short: 'not secure',
    retryable: false,
    remedies: ['choose-address', 'allow-insecure-address'],
  },
  'over-budget': { short: 'budget spent', retryable: false, remedies: ['raise-budget'] },
  auth: { short: 'key refused', retryable: false, remedies: ['set-key'] },
  credit: { short: 'out of credit', retryable: false, remedies: ['add-credit', 'set-key'] },
  'not-found': { short: 'unknown model', retryable: false, remedies: ['choose-model', 'choose-address'] },
  'bad-request': { short: 'request refused', retryable: false, remedies: ['choose-model'] },
  'content-filter': { short: 'answer filtered', retryable: false, remedies: [] },
  'rate-limit': { short: 'rate limited', retryable: true, remedies: ['wait'] },
  server: { short: 'provider failing', retryable: true, remedies: ['wait'] },
  network: { short: 'offline', retryable: true, remedies: ['check-connection', 'choose-address'] },
  certificate: { short: 'bad certificate', retryable: true, remedies: ['check-connection', 'choose-address'] },
  stalled: { short: 'no answer', retryable: true, remedies: ['wait'] },
  truncated: { short: 'answer broke off', retryable: true, remedies: ['ask-again'] },
  'not-an-api': { short: 'not an API', retryable: true, remedies: ['sign-in', 'choose-address'] },
};

export interface ProviderErrorInit {
  readonly kind: ProviderErrorKind;
  /** One sentence for a person; never holds a key, a prompt or an answer. */
  readonly message: string;
  readonly status?: number;
  readonly retryAfterMs?: number;
  /** What the provider or the system calls it, for the log: a bare identifier, never free text (`ECONNREFUSED`). */
  readonly code?: string;
  /** Models that the provider offers instead, in its words; for the user to choose from, never for the log. */
  readonly fallbackModels?: readonly string[];
  readonly cause?: unknown;
}

const NOTHING_SENT: ReadonlySet<ProviderErrorKind> = new Set([
  'no-key',
  'key-elsewhere',
  'insecure-address',
  'over-budget',
]);

/** Our own words for what was held back: while the provider rests, and where the address or the key is none. */
const UNSENT: ReadonlySet<string> = new Set([
  'not_asked',
  'invalid_address',
  'login_in_address',
  'blocked_port',
  'invalid_key',
]);

/** No model was reached: Node's codes for a connection that was never made, and our own words for what stood in its place. */
const NEVER_REACHED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'redirect',
  'html_page',
]);

/**
 * Whatever goes wrong between a request and its answer; no other error leaves a provider. Its message may be shown and
 * logged: it holds neither key nor prompt nor answer.
 */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly kind: ProviderErrorKind;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly code: string | undefined;
  readonly #fallbackModels: readonly string[];

  constructor({ kind, message, status, retryAfterMs, code, fallbackModels = [], cause }: ProviderErrorInit) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
    this.code = code;
    this.#fallbackModels = fallbackModels;
  }

  /** See ProviderErrorInit; none of them where the provider offers none. Kept out of what a log writes of an error. */
  get fallbackModels(): readonly string[] {
    return this.#fallbackModels;
  }

  /** See FailureClass. */
  get retryable(): boolean {
    return FAILURE_CLASSES[this.kind].retryable;
  }

  /** What the user can do, the likeliest first. */
  get remedies(): readonly Remedy[] {
    return FAILURE_CLASSES[this.kind].remedies;
  }

  /** Whether nothing went out at all: there was no request. */
  get unsent(): boolean {
    return NOTHING_SENT.has(this.kind) || UNSENT.has(this.code ?? '');
  }

  /** Whether the provider surely did no work for this request: it refused it, or there was no connection to send it on. */
  get unbilled(): boolean {
    if (this.unsent || this.kind === 'certificate' || NEVER_REACHED.has(this.code ?? '')) return true;
    return this.status !== undefined && this.status >= 400;
  }
}
