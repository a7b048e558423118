import { ProviderError, type ProviderErrorKind } from './errors.ts';
import { known, objectOf, parseJson } from './json.ts';
import { retryAfterMs } from './retryAfter.ts';

/** One sentence each, for a person: what is wrong and what to do. */
const MESSAGES: Readonly<Record<ProviderErrorKind, string>> = {
  'no-key': 'No API key is set: run "Ghostline: Set API Key".',
  auth: 'The provider refused the API key: set another one, or check what it may do.',
  credit: 'The account is out of credit: add some at the provider.',
  'not-found': 'The provider does not know this model or address: check the model and the base URL in the settings.',
  'bad-request': 'The provider refused the request: check the model in the settings.',
  'rate-limit': 'The provider has had too many requests: it will be asked again later.',
  server: 'The provider has a fault: it will be asked again later.',
  network: 'The provider cannot be reached: check the connection, the base URL and the proxy.',
  stalled: 'The provider stopped answering: it will be asked again later.',
  truncated: 'The answer broke off: ask again.',
  'not-an-api': 'Something other than the provider answered: check the base URL, or sign in to the network.',
};

/** What providers call it, where that says more than the status: OpenRouter's `error_type`s, OpenAI's `code`s. */
const KINDS_BY_CODE: Readonly<Record<string, ProviderErrorKind>> = {
  rate_limit_exceeded: 'rate-limit',
  payment_required: 'credit',
  insufficient_quota: 'credit',
  authentication: 'auth',
  invalid_api_key: 'auth',
  permission_denied: 'auth',
  not_found: 'not-found',
  model_not_found: 'not-found',
  context_length_exceeded: 'bad-request',
  invalid_request_error: 'bad-request',
  provider_overloaded: 'server',
  provider_unavailable: 'server',
  server_error: 'server',
  timeout: 'server',
};

const KINDS_BY_STATUS: Readonly<Record<number, ProviderErrorKind>> = {
  401: 'auth',
  402: 'credit',
  403: 'auth',
  404: 'not-found',
  407: 'network', // The proxy wants a login.
  408: 'server',
  429: 'rate-limit',
};

/** Node's codes for a certificate that is not trusted all have one of these words. */
const CERTIFICATE_CODE = /CERT|SIGNATURE|ERR_TLS/;

/** An error of this kind in the words of the table; the details are for the log. */
export function failure(
  kind: ProviderErrorKind,
  details: Omit<ConstructorParameters<typeof ProviderError>[0], 'kind' | 'message'> = {},
): ProviderError {
  return new ProviderError({ kind, message: MESSAGES[kind], ...details });
}

/** The provider's refusal before any stream. Holds its words back from every log, as they may quote the request. */
export class RefusedRequest extends ProviderError {
  readonly #body: string;

  constructor({
    status,
    headers,
    body,
    keySent,
  }: { status: number; headers: Headers; body: string; keySent: boolean }) {
    const { error } = objectOf(parseJson(body));
    const { kind, code } = classify(error, status);
    // Nothing was refused where nothing was sent.
    const told = kind === 'auth' && !keySent ? 'no-key' : kind;
    super({ kind: told, message: MESSAGES[told], status, ...known({ retryAfterMs: retryAfterMs(headers), code }) });
    this.#body = body;
  }

  /** Whether the provider's answer names this field of the request. */
  names(field: string): boolean {
    return this.#body.includes(field);
  }
}

/** `error` in a body or frame that came with status 200: an object, or a text. */
export function errorInAnswer(error: unknown): ProviderError {
  const { kind, status, code } = classify(error, undefined);
  return failure(kind, known({ status, code }));
}

/** What fetch or the body's stream threw: no connection, a reset, a certificate. */
export function networkFailure(cause: unknown): ProviderError {
  const code = systemCode(cause);
  if (code !== undefined && CERTIFICATE_CODE.test(code)) {
    const message = "The provider's certificate is not trusted: check the proxy and the system's certificates.";
    return new ProviderError({ kind: 'network', message, code, cause });
  }
  return failure('network', { cause, ...known({ code }) });
}

/** What a provider's `error` (an object, a text, nothing) and the HTTP status come to. */
function classify(error: unknown, httpStatus: number | undefined) {
  const { code, type, metadata } = objectOf(error);
  const { error_type: errorType, ...more } = objectOf(metadata);
  const status = httpStatus ?? statusIn(code);
  const kind =
    // OpenRouter's moderation is a 403 too, and no fault of the key.
    ('flagged_input' in more ? 'bad-request' : undefined) ??
    kindOfCode(errorType) ??
    kindOfCode(code) ??
    kindOfStatus(status) ??
    kindOfCode(type) ??
    'server';
  return { kind, status, code: [errorType, code, type].find(isIdentifier) };
}

function kindOfCode(code: unknown): ProviderErrorKind | undefined {
  return typeof code === 'string' && Object.hasOwn(KINDS_BY_CODE, code) ? KINDS_BY_CODE[code] : undefined;
}

function kindOfStatus(status: number | undefined): ProviderErrorKind | undefined {
  if (status === undefined) return undefined;
  const kind = KINDS_BY_STATUS[status];
  if (kind !== undefined) return kind;
  if (status >= 500) return 'server';
  return status >= 400 ? 'bad-request' : 'not-an-api';
}

/** OpenRouter's `code` in a frame is an HTTP status, as a number or in digits. */
function statusIn(code: unknown): number | undefined {
  const status = typeof code === 'string' || typeof code === 'number' ? Number(code) : Number.NaN;
  return Number.isInteger(status) && status >= 400 && status < 600 ? status : undefined;
}

/** Words only: a key or a piece of a prompt does not look like this. */
function isIdentifier(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z]+(_[a-z]+)*$/.test(value) && value.length <= 40;
}

/** `ECONNREFUSED` and the like, from the innermost error that has one. */
function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const inner = systemCode(error.cause);
  if (inner !== undefined) return inner;
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z_]*$/.test(code) ? code : undefined;
}
