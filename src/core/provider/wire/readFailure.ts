import { known, parseJson } from '../../json.ts';
import { ProviderError, type ProviderErrorKind } from '../errors.ts';
import { failure, messageFor } from '../providerFailure.ts';
import { classify, errorOf } from './classify.ts';
import { retryAfterMs } from './retryAfter.ts';

/** Node's codes for a certificate that is not trusted all have one of these words. */
const CERTIFICATE_CODE = /CERT|SIGNATURE|ERR_TLS/;

/** The provider's refusal before any stream. Holds its words back from every log, as they may quote the request. */
export class RefusedRequest extends ProviderError {
  readonly #body: string;

  constructor({
    status,
    headers,
    body,
    keySent,
  }: { status: number; headers: Headers; body: string; keySent: boolean }) {
    const { kind, code, retryAfterMs: named, fallbackModels } = classify(errorOf(parseJson(body)), status);
    const told = refusalKind({ kind, status, headers, keySent });
    const waitMs = retryAfterMs(headers) ?? named;
    super({
      kind: told,
      message: messageFor(told, code),
      status,
      ...known({ retryAfterMs: waitMs, code, fallbackModels }),
    });
    this.#body = body;
  }

  /** Whether the provider's answer names this field of the request, in whatever case. */
  names(field: string): boolean {
    return this.#body.toLowerCase().includes(field.toLowerCase());
  }
}

interface Refusal {
  readonly kind: ProviderErrorKind;
  readonly status: number;
  readonly headers: Headers;
  readonly keySent: boolean;
}

function refusalKind({ kind, status, headers, keySent }: Refusal): ProviderErrorKind {
  const page = /\bhtml\b/i.test(headers.get('content-type') ?? '');
  // A filter on the way blocks with a page of its own: the provider has not seen the key, let alone refused it.
  if (page && (status === 401 || status === 403)) return 'not-an-api';
  // Nothing was refused where nothing was sent.
  return kind === 'auth' && !keySent ? 'no-key' : kind;
}

/** `error` in a body or frame that came with status 200: an object, or a text. */
export function errorInAnswer(error: unknown): ProviderError {
  const { kind, ...details } = classify(error, undefined);
  return failure(kind, known(details));
}

/**
 * What fetch or the body's stream threw: no connection, a reset, a certificate. Only its code is kept: what threw may
 * quote a header or the answer.
 */
export function networkFailure(cause: unknown): ProviderError {
  const code = systemCode(cause);
  const kind = code !== undefined && CERTIFICATE_CODE.test(code) ? 'certificate' : 'network';
  return failure(kind, known({ code }));
}

/** `ECONNREFUSED` and the like, from the innermost error that has one. */
function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const inner = systemCode(error.cause);
  if (inner !== undefined) return inner;
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z_]*$/.test(code) ? code : undefined;
}
