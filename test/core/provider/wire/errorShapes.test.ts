import assert from 'node:assert/strict';
import { FAILURE_CLASSES, ProviderError, type ProviderErrorKind } from '../../../../src/core/provider/errors.ts';
import { failure } from '../../../../src/core/provider/providerFailure.ts';
import { errorInAnswer, RefusedRequest } from '../../../../src/core/provider/wire/readFailure.ts';

/** Is in every text that a provider could quote from the request. */
const CANARY = 'sk-canary-secretWords';

interface Shape {
  readonly what: string;
  readonly status: number;
  /** JSON, unless it is a string. */
  readonly body: unknown;
  readonly headers?: Record<string, string>;
  readonly kind: ProviderErrorKind;
  readonly code?: string;
  readonly retryAfterMs?: number;
  readonly fallbackModels?: readonly string[];
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };

const openRouter = (code: number | string, metadata?: object) => ({
  error: { code, message: CANARY, ...(metadata && { metadata: { raw: CANARY, ...metadata } }) },
  user_id: CANARY,
});
const errorType = (type: string, kind: ProviderErrorKind, status: number): Shape => ({
  what: `OpenRouter's error_type ${type}`,
  status,
  body: openRouter(status, { error_type: type, provider_name: 'Fireworks' }),
  kind,
  code: type,
});
const fireworks = (type: string, code: string | null = null) => ({
  error: { object: 'error', type, code, message: CANARY },
});

const SHAPES: readonly Shape[] = [
  errorType('rate_limit_exceeded', 'rate-limit', 429),
  errorType('provider_overloaded', 'server', 529),
  errorType('provider_unavailable', 'server', 502),
  errorType('payment_required', 'credit', 402),
  errorType('authentication', 'auth', 401),
  errorType('permission_denied', 'auth', 403),
  errorType('context_length_exceeded', 'bad-request', 400),
  errorType('not_found', 'not-found', 404),
  errorType('timeout', 'server', 408),
  errorType('content_policy_violation', 'content-filter', 403),
  errorType('payload_too_large', 'bad-request', 413),
  // The status decides where the type is general.
  errorType('unmapped', 'rate-limit', 429),
  { what: 'OpenRouter, a code in digits', status: 402, body: openRouter('402'), kind: 'credit' },
  {
    what: 'OpenRouter, the type beside the message',
    status: 500,
    body: { error: { error_type: 'rate_limit_exceeded', message: CANARY } },
    kind: 'rate-limit',
    code: 'rate_limit_exceeded',
  },
  {
    what: "OpenRouter's moderation",
    status: 403,
    body: openRouter(403, { reasons: ['violence'], flagged_input: CANARY }),
    kind: 'content-filter',
  },
  {
    what: 'OpenRouter, a model that is gone, with others to choose from',
    status: 404,
    body: {
      error: {
        code: 404,
        message: CANARY,
        availability: {
          code: 'model_deprecated',
          retryable: false,
          requested_models: ['a/b'],
          fallback_models: ['microsoft/mai-code-2', CANARY, 7],
        },
      },
    },
    kind: 'not-found',
    code: 'model_deprecated',
    fallbackModels: ['microsoft/mai-code-2'],
  },
  {
    what: 'OpenRouter, every provider at its limit, which says until when in the body',
    status: 429,
    body: {
      error: {
        code: 429,
        message: CANARY,
        availability: { code: 'capacity_exhausted', retryable: true, retry_after: 90, fallback_models: [] },
      },
    },
    kind: 'rate-limit',
    code: 'capacity_exhausted',
    retryAfterMs: 90_000,
  },
  {
    what: 'OpenRouter, a model that nobody serves just now',
    status: 404,
    body: { error: { code: 404, message: CANARY, availability: { code: 'no_endpoints', retryable: true } } },
    kind: 'server',
    code: 'no_endpoints',
  },
  {
    what: 'vLLM, without `error` around it',
    status: 400,
    body: { object: 'error', type: 'BadRequestError', code: 'context_length_exceeded', message: CANARY },
    kind: 'bad-request',
    code: 'context_length_exceeded',
  },
  {
    what: 'Retry-After in the header counts before the body',
    status: 429,
    headers: { 'retry-after': '120' },
    body: { error: { availability: { code: 'capacity_exhausted', retry_after: 5 } } },
    kind: 'rate-limit',
    code: 'capacity_exhausted',
    retryAfterMs: 120_000,
  },
  {
    what: 'Fireworks, an object',
    status: 400,
    body: fireworks('invalid_request_error'),
    kind: 'bad-request',
    code: 'invalid_request_error',
  },
  {
    what: 'Fireworks, an unknown model',
    status: 404,
    body: fireworks('invalid_request_error', 'model_not_found'),
    kind: 'not-found',
    code: 'model_not_found',
  },
  {
    what: 'Fireworks, a refused key',
    status: 401,
    body: fireworks('invalid_request_error', 'invalid_api_key'),
    kind: 'auth',
    code: 'invalid_api_key',
  },
  {
    what: 'Fireworks, a string',
    status: 429,
    body: { error: CANARY },
    headers: { 'retry-after': '7' },
    kind: 'rate-limit',
    retryAfterMs: 7000,
  },
  {
    what: 'Fireworks, a suspended account',
    status: 412,
    body: fireworks('error', 'PRECONDITION_FAILED'),
    kind: 'credit',
    code: 'error',
  },
  { what: 'Baseten, a text', status: 500, body: { error: CANARY }, kind: 'server' },
  { what: 'Baseten, a text for a refused key', status: 403, body: { error: CANARY }, kind: 'auth' },
  {
    what: 'Baseten, plain words',
    status: 404,
    headers: { 'content-type': 'text/plain' },
    body: CANARY,
    kind: 'not-found',
  },
  { what: 'Azure, a refused key', status: 401, body: { error: { code: '401', message: CANARY } }, kind: 'auth' },
  {
    what: 'Azure, an unknown deployment',
    status: 404,
    body: { error: { code: 'DeploymentNotFound', message: CANARY } },
    kind: 'not-found',
    code: 'DeploymentNotFound',
  },
  {
    what: "Azure's filter",
    status: 400,
    body: { error: { code: 'content_filter', innererror: { code: 'ResponsibleAIPolicyViolation', content: CANARY } } },
    kind: 'content-filter',
    code: 'content_filter',
  },
  {
    what: 'Azure, a token rate',
    status: 429,
    body: { error: { code: '429', message: CANARY } },
    headers: { 'retry-after': '86400' },
    kind: 'rate-limit',
    retryAfterMs: 86_400_000,
  },
  {
    what: 'OpenAI, a quota that is used up',
    status: 429,
    body: { error: { type: 'insufficient_quota', code: 'insufficient_quota' } },
    kind: 'credit',
    code: 'insufficient_quota',
  },
  {
    what: 'FastAPI, a field that it does not know',
    status: 422,
    body: { detail: [{ loc: ['body'], input: CANARY }] },
    kind: 'bad-request',
  },
  { what: 'a gateway without words', status: 504, body: '', kind: 'server' },
  { what: 'a gateway with a page', status: 502, headers: HTML, body: `<h1>${CANARY}</h1>`, kind: 'server' },
  {
    what: 'a filter on the way that blocks with a page',
    status: 403,
    headers: HTML,
    body: `<h1>${CANARY}</h1>`,
    kind: 'not-an-api',
  },
  { what: 'a network that wants a login (RFC 6585)', status: 511, headers: HTML, body: '<a>', kind: 'not-an-api' },
  { what: 'a proxy that wants a login', status: 407, body: '', kind: 'network' },
  { what: 'a body that is too large', status: 413, body: '', kind: 'bad-request' },
  { what: "JSON that isn't an object", status: 503, body: [CANARY], kind: 'server' },
];

describe('every error body becomes one error', () => {
  for (const { what, status, body, headers = {}, kind, code, retryAfterMs, fallbackModels = [] } of SHAPES) {
    it(`${what} (${status}) is ${kind}`, () => {
      const error = new RefusedRequest({
        status,
        headers: new Headers(headers),
        body: typeof body === 'string' ? body : JSON.stringify(body),
        keySent: true,
      });
      assert.deepEqual(
        { kind: error.kind, status: error.status, code: error.code, retryAfterMs: error.retryAfterMs },
        { kind, status, code, retryAfterMs },
      );
      assert.deepEqual(error.fallbackModels, fallbackModels);
      assert.equal(error.unbilled, true);
      assert.doesNotMatch(`${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`, /canary|secretWords/);
    });
  }

  it('distinguishes a request that is too long from an invalid one', () => {
    const { message } = new RefusedRequest({
      status: 400,
      headers: new Headers(),
      body: JSON.stringify(openRouter(400, { error_type: 'context_length_exceeded' })),
      keySent: true,
    });
    assert.match(message, /too long/);
  });
});

describe('an error in a stream', () => {
  const frames: readonly [string, unknown, ProviderErrorKind, number | undefined][] = [
    ['a number', { code: 502, message: CANARY }, 'server', 502],
    ['digits', { code: '429', message: CANARY }, 'rate-limit', 429],
    ['a word', { code: 'rate_limit_exceeded', message: CANARY }, 'rate-limit', undefined],
    ['an unknown code', { code: 'secretWords', message: CANARY }, 'server', undefined],
    ['a text', CANARY, 'server', undefined],
    ['an error_type', { code: 500, metadata: { error_type: 'payment_required' } }, 'credit', 500],
    ["Azure's filter", { code: 'SafetyBlockedError', message: CANARY }, 'content-filter', undefined],
    ['a list', [CANARY], 'server', undefined],
  ];
  for (const [what, error, kind, status] of frames) {
    it(`with ${what} is ${kind}`, () => {
      const read = errorInAnswer(error);
      assert.deepEqual([read.kind, read.status], [kind, status]);
      assert.doesNotMatch(`${read.stack} ${JSON.stringify(read)}`, /canary|secretWords/);
    });
  }
});

describe('the message about a failure', () => {
  const kinds = Object.keys(FAILURE_CLASSES) as ProviderErrorKind[];
  for (const kind of kinds) {
    it(`${kind}: two or three words, one sentence, and a remedy`, () => {
      const error = failure(kind);
      const { short, remedies, retryable } = FAILURE_CLASSES[kind];
      assert.match(short, /^\w+( \w+){1,2}\??$|^offline$/);
      assert.match(error.message, /^[A-Z][^\n]*\.$/);
      assert.deepEqual([error.retryable, error.remedies], [retryable, remedies]);
      // A failure that may pass is no reason to change a key; one that does not pass needs the user.
      if (retryable) assert.ok(!remedies.includes('set-key') && !remedies.includes('add-credit'));
      else assert.ok(!remedies.includes('wait'));
    });
  }
  it('models to choose from are for the user, not for the log', () => {
    const error = new ProviderError({ kind: 'not-found', message: 'gone', fallbackModels: ['a/b'] });
    assert.doesNotMatch(JSON.stringify(error), /a\/b/);
  });
});
