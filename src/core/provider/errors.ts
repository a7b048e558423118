import * as l10n from '@vscode/l10n';

/**
 * Why a request failed, by the action that helps:
 * - `key-elsewhere`: the stored key belongs to another address; nothing is sent until the user allows it
 * - `insecure-address`: plain http to another machine; nothing was sent
 * - `over-budget`: could exceed the user's budget; nothing was sent
 * - `credit`: the account is out of credit
 * - `not-found`: unknown model or address
 * - `bad-request`: includes a context that is too long
 * - `content-filter`: the provider's filter ended the answer or refused the prompt
 * - `server`: overloaded, too, and error frames
 * - `certificate`: not trusted; nothing was sent
 * - `stalled`: connected, but no content within the time limit
 * - `truncated`: no finish reason, or neither content nor usage
 * - `not-an-api`: not Chat Completions (an HTML page, other JSON)
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

/** `wait`: the request is retried automatically. */
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
  /** May succeed later unchanged. */
  readonly retryable: boolean;
  /** The likeliest first. */
  readonly remedies: readonly Remedy[];
}

export const FAILURE_CLASSES: Readonly<Record<ProviderErrorKind, FailureClass>> = {
  'no-key': { short: l10n.t('no API key'), retryable: false, remedies: ['set-key', 'choose-address'] },
  'key-elsewhere': { short: l10n.t('key withheld'), retryable: false, remedies: ['use-stored-key', 'set-key'] },
  'insecure-address': {
    short: l10n.t('not secure'),
    retryable: false,
    remedies: ['choose-address', 'allow-insecure-address'],
  },
  'over-budget': { short: l10n.t('budget spent'), retryable: false, remedies: ['raise-budget'] },
  auth: { short: l10n.t('key rejected'), retryable: false, remedies: ['set-key'] },
  credit: { short: l10n.t('out of credit'), retryable: false, remedies: ['add-credit', 'set-key'] },
  'not-found': { short: l10n.t('unknown model'), retryable: false, remedies: ['choose-model', 'choose-address'] },
  'bad-request': { short: l10n.t('request refused'), retryable: false, remedies: ['choose-model'] },
  'content-filter': { short: l10n.t('response filtered'), retryable: false, remedies: [] },
  'rate-limit': { short: l10n.t('rate limited'), retryable: true, remedies: ['wait'] },
  server: { short: l10n.t('provider failing'), retryable: true, remedies: ['wait'] },
  network: { short: l10n.t('offline'), retryable: true, remedies: ['check-connection', 'choose-address'] },
  certificate: { short: l10n.t('bad certificate'), retryable: true, remedies: ['check-connection', 'choose-address'] },
  stalled: { short: l10n.t('no answer'), retryable: true, remedies: ['wait'] },
  truncated: { short: l10n.t('response cut short'), retryable: true, remedies: ['ask-again'] },
  'not-an-api': { short: l10n.t('wrong address?'), retryable: true, remedies: ['sign-in', 'choose-address'] },
};

export interface ProviderErrorInit {
  readonly kind: ProviderErrorKind;
  /** For the user; never contains a key, a prompt or an answer. */
  readonly message: string;
  readonly status?: number;
  readonly retryAfterMs?: number;
  /** An identifier for the log, never free text: `ECONNREFUSED`. */
  readonly code?: string;
  /** Models that the provider offers instead; never for the log. */
  readonly fallbackModels?: readonly string[];
  readonly cause?: unknown;
}

const NOTHING_SENT: ReadonlySet<ProviderErrorKind> = new Set([
  'no-key',
  'key-elsewhere',
  'insecure-address',
  'over-budget',
]);

/** Our codes for requests that were not sent. */
const UNSENT: ReadonlySet<string> = new Set([
  'not_asked',
  'invalid_address',
  'login_in_address',
  'blocked_port',
  'invalid_key',
]);

/** Codes for requests that reached no model, of Node and our own. */
const NEVER_REACHED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'redirect',
  'html_page',
]);

/** The only error that a provider throws. The message may be shown and logged: it contains no key, prompt or answer. */
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

  /** Not enumerable, so that a log doesn't print it. */
  get fallbackModels(): readonly string[] {
    return this.#fallbackModels;
  }

  get retryable(): boolean {
    return FAILURE_CLASSES[this.kind].retryable;
  }

  get remedies(): readonly Remedy[] {
    return FAILURE_CLASSES[this.kind].remedies;
  }

  get unsent(): boolean {
    return NOTHING_SENT.has(this.kind) || UNSENT.has(this.code ?? '');
  }

  /** The provider certainly did no work. */
  get unbilled(): boolean {
    if (this.unsent || this.kind === 'certificate' || NEVER_REACHED.has(this.code ?? '')) return true;
    return this.status !== undefined && this.status >= 400;
  }
}
