/**
 * Why a request failed, in terms of what can be done about it:
 * - `no-key`, `auth`: a key is missing or refused (401, 403)
 * - `credit`: the account is out of credit (402)
 * - `not-found`: unknown model or address (404)
 * - `bad-request`: the provider refuses the request itself (400, 413, 422), context too long included
 * - `rate-limit`: too many requests (429); `retryAfterMs` where the provider names it
 * - `server`: the provider's fault (5xx, overloaded, error frame)
 * - `network`: no connection, reset, DNS, certificate
 * - `stalled`: connected, but no content within the time limit
 * - `truncated`: the stream ended without a finish reason, or with no content and no usage
 * - `not-an-api`: an answer that is not Chat Completions (an HTML page, other JSON)
 */
export type ProviderErrorKind =
  | 'no-key'
  | 'auth'
  | 'credit'
  | 'not-found'
  | 'bad-request'
  | 'rate-limit'
  | 'server'
  | 'network'
  | 'stalled'
  | 'truncated'
  | 'not-an-api';

export interface ProviderErrorInit {
  readonly kind: ProviderErrorKind;
  /** One sentence for a person; never holds a key, a prompt or an answer. */
  readonly message: string;
  readonly status?: number;
  readonly retryAfterMs?: number;
  /** What the provider or the system calls it, for the log: a bare identifier, never free text (`ECONNREFUSED`). */
  readonly code?: string;
  readonly cause?: unknown;
}

/** Node's codes for a connection that was never made. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly kind: ProviderErrorKind;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly code: string | undefined;

  constructor({ kind, message, status, retryAfterMs, code, cause }: ProviderErrorInit) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
    this.code = code;
  }

  /** Whether the provider surely did no work for this request: it refused it, or there was no connection to send it on. */
  get unbilled(): boolean {
    if (this.kind === 'no-key') return true;
    return this.status === undefined ? NEVER_SENT.has(this.code ?? '') : this.status >= 400;
  }
}
