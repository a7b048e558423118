import { parseJson, withoutUndefined } from '../../json.ts';
import { ProviderError, type ProviderErrorKind } from '../errors.ts';
import { failure, messageFor } from '../providerFailure.ts';
import { classify, errorOf } from './classify.ts';
import { retryAfterMs } from './retryAfter.ts';

/** In Node's codes for untrusted certificates. */
const CERTIFICATE_CODE = /CERT|SIGNATURE|ERR_TLS/;

/** Keeps the message private: it may quote the request. */
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
      ...withoutUndefined({ retryAfterMs: waitMs, code, fallbackModels }),
    });
    this.#body = body;
  }

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
  // The provider hasn't seen the key.
  if (page && (status === 401 || status === 403)) return 'not-an-api';
  return kind === 'auth' && !keySent ? 'no-key' : kind;
}

/** With status 200. */
export function errorInAnswer(error: unknown): ProviderError {
  const { kind, ...details } = classify(error, undefined);
  return failure(kind, withoutUndefined(details));
}

/** Drops the message: it may quote a header. */
export function networkFailure(cause: unknown): ProviderError {
  const code = systemCode(cause);
  const kind = code !== undefined && CERTIFICATE_CODE.test(code) ? 'certificate' : 'network';
  return failure(kind, withoutUndefined({ code }));
}

function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const inner = systemCode(error.cause);
  if (inner !== undefined) return inner;
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z_]*$/.test(code) ? code : undefined;
}
