import { countOf, objectOf, ownValue } from '../../json.ts';
import type { ProviderErrorKind } from '../errors.ts';
import { atMostADay } from './retryAfter.ts';

/**
 * More precise than the status: OpenRouter's `error_type`s and `availability` codes, OpenAI's `code`s and `type`s,
 * Azure's.
 */
const KINDS_BY_CODE: Readonly<Record<string, ProviderErrorKind>> = {
  rate_limit_exceeded: 'rate-limit',
  rate_limit_error: 'rate-limit',
  too_many_requests: 'rate-limit',
  TooManyRequests: 'rate-limit',
  capacity_exhausted: 'rate-limit',
  payment_required: 'credit',
  insufficient_quota: 'credit',
  authentication: 'auth',
  authentication_error: 'auth',
  invalid_api_key: 'auth',
  permission_denied: 'auth',
  permission_error: 'auth',
  PermissionDenied: 'auth',
  Unauthorized: 'auth',
  not_found: 'not-found',
  not_found_error: 'not-found',
  model_not_found: 'not-found',
  model_deprecated: 'not-found',
  free_variant_ended: 'not-found',
  no_endpoints: 'not-found',
  privacy_restricted: 'not-found',
  region_restricted: 'not-found',
  constraint_filtered: 'not-found',
  DeploymentNotFound: 'not-found',
  context_length_exceeded: 'bad-request',
  max_tokens_exceeded: 'bad-request',
  string_too_long: 'bad-request',
  invalid_request: 'bad-request',
  invalid_request_error: 'bad-request',
  invalid_prompt: 'bad-request',
  payload_too_large: 'bad-request',
  unprocessable: 'bad-request',
  content_filter: 'content-filter',
  content_policy_violation: 'content-filter',
  refusal: 'content-filter',
  ResponsibleAIPolicyViolation: 'content-filter',
  SafetyBlockedError: 'content-filter',
  provider_overloaded: 'server',
  provider_unavailable: 'server',
  overloaded_error: 'server',
  server: 'server',
  server_error: 'server',
  timeout: 'server',
};

const KINDS_BY_STATUS: Readonly<Record<number, ProviderErrorKind>> = {
  401: 'auth',
  402: 'credit',
  403: 'auth',
  404: 'not-found',
  407: 'network', // Proxy login.
  408: 'server',
  412: 'credit', // Fireworks: suspended, or over the monthly limit.
  425: 'server',
  429: 'rate-limit',
  511: 'not-an-api', // RFC 6585: network login.
};

/** Also for overload: the status is more precise. */
const CATCH_ALL = 'invalid_request_error';

const MS_PER_SECOND = 1000;
const MOST_FALLBACK_MODELS = 5;

/** Older vLLM has no `error`. */
export function errorOf(answer: unknown): unknown {
  const { error, object } = objectOf(answer);
  // `error: null` and an empty text mean success.
  return error || (object === 'error' ? answer : undefined);
}

export function classify(error: unknown, httpStatus: number | undefined) {
  // A text may be a code.
  const { code = error, type, metadata, availability, error_type: ownType } = objectOf(error);
  const { error_type: errorType = ownType, ...more } = objectOf(metadata);
  const { code: lack, retry_after: seconds, fallback_models: models, retryable } = objectOf(availability);
  const status = httpStatus ?? statusIn(code);
  const kind =
    // OpenRouter's moderation is a 403.
    ('flagged_input' in more ? 'content-filter' : undefined) ??
    kindOfCode(errorType) ??
    kindOfCode(lack) ??
    (code === CATCH_ALL ? undefined : kindOfCode(code)) ??
    kindOfStatus(status) ??
    kindOfCode(code) ??
    kindOfCode(type) ??
    'server';
  const wait = countOf(seconds);
  return {
    // Temporarily unavailable.
    kind: kind === 'not-found' && retryable === true ? ('server' as const) : kind,
    status,
    code: [errorType, code, lack, type].find(isIdentifier),
    retryAfterMs: wait === undefined ? undefined : atMostADay(wait * MS_PER_SECOND),
    fallbackModels: Array.isArray(models) ? models.filter(isModelName).slice(0, MOST_FALLBACK_MODELS) : undefined,
  };
}

/** `microsoft/mai-code-1-flash:free` */
function isModelName(value: unknown): value is string {
  return typeof value === 'string' && /^~?[\w.-]+\/[\w.:-]+$/.test(value) && value.length <= 100;
}

function kindOfCode(code: unknown): ProviderErrorKind | undefined {
  return typeof code === 'string' ? ownValue(KINDS_BY_CODE, code) : undefined;
}

function kindOfStatus(status: number | undefined): ProviderErrorKind | undefined {
  if (status === undefined) return undefined;
  const kind = KINDS_BY_STATUS[status];
  if (kind !== undefined) return kind;
  if (status >= 500) return 'server';
  return status >= 400 ? 'bad-request' : 'not-an-api';
}

/** OpenRouter's `code` in a frame is an HTTP status. */
function statusIn(code: unknown): number | undefined {
  const status = typeof code === 'string' || typeof code === 'number' ? Number(code) : Number.NaN;
  return Number.isInteger(status) && status >= 400 && status < 600 ? status : undefined;
}

/** A known code, or words; no key or prompt. */
function isIdentifier(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  return Object.hasOwn(KINDS_BY_CODE, value) || (/^[a-z]+(_[a-z]+)*$/.test(value) && value.length <= 40);
}
