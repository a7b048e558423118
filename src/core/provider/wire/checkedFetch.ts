import { isObject, type JsonObject, parseJson } from '../../json.ts';
import { ProviderError } from '../errors.ts';
import { refusedAddress } from '../profile/address.ts';
import { failure } from '../providerFailure.ts';
import { answerLimitBytes, beginningOf, bounded, wholeText } from './boundedBody.ts';
import { errorOf } from './classify.ts';
import { errorInAnswer, networkFailure, RefusedRequest } from './readFailure.ts';
import { MOST_REDIRECTS, redirectLoop, redirectTarget } from './redirect.ts';

export type Fetch = typeof globalThis.fetch;

const ERROR_BODY_LIMIT_BYTES = 64 * 1024;
const JSON_LIMIT_BYTES = 16 * 1024 * 1024;

export interface CheckedFetchOptions {
  readonly fetch: Fetch;
  /** Only these: the SDK adds headers from the environment (`OPENAI_CUSTOM_HEADERS`). */
  readonly headers: Readonly<Record<string, string>>;
  readonly keySent: boolean;
  /** A far longer answer is aborted. */
  readonly maxTokens: number;
  readonly allowInsecure?: boolean;
}

/** Returns only streams, and throws ProviderErrors for all else: the SDK takes an HTML page for an empty stream. */
export function checkedFetch({
  fetch,
  headers,
  keySent,
  maxTokens,
  allowInsecure = false,
}: CheckedFetchOptions): Fetch {
  return async (input, init) => {
    const url = typeof input === 'object' && 'url' in input ? input.url : String(input);
    const response = await send(url, { init: { ...init, headers }, fetch, allowInsecure });
    if (!response.ok) throw await refusal(response, keySent);
    const { body, status, headers: answered } = response;
    const type = answered.get('content-type') ?? '';
    if (/\bjson\b/i.test(type)) throw await errorInPlace(response);
    if (/\bhtml\b/i.test(type)) {
      await discard(response);
      throw failure('not-an-api', { status, code: 'html_page' });
    }
    if (!body) throw failure('not-an-api', { status });
    return new Response(bounded(body, answerLimitBytes(maxTokens)), { status, headers: answered });
  };
}

export interface LookupOptions {
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
  readonly allowInsecure?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** Otherwise a refusal means that a key is needed. */
  readonly keySent?: boolean;
}

/** @throws ProviderError for anything but a JSON object */
export async function fetchJson(
  url: string,
  { fetch, signal, allowInsecure = false, headers = {}, keySent = false }: LookupOptions,
): Promise<JsonObject> {
  const init = { signal, headers: { ...headers, accept: 'application/json' } };
  const response = await send(url, { init, fetch, allowInsecure });
  if (!response.ok) throw await refusal(response, keySent);
  const body = await readWhole(response);
  if (!isObject(body)) throw failure('not-an-api', { status: response.status });
  return body;
}

interface RequestInProgress {
  readonly init: RequestInit;
  readonly fetch: Fetch;
  readonly allowInsecure: boolean;
}

/** Follows a few redirects within the origin. */
async function send(address: string, { init, fetch, allowInsecure }: RequestInProgress): Promise<Response> {
  const refused = refusedAddress(address, { allowInsecure });
  if (refused) throw refused;
  const { method = 'GET' } = init;
  let url = address;
  for (let redirects = 0; ; redirects++) {
    const response = await unlessBroken(() => fetch(url, { ...init, redirect: 'manual' }));
    const next = redirectTarget(response, { url, method });
    if (next === undefined) return response;
    await discard(response);
    if (typeof next !== 'string') throw next;
    if (redirects === MOST_REDIRECTS) throw redirectLoop(response.status);
    url = next;
  }
}

/** An unread body keeps its connection open. */
async function discard({ body }: Response): Promise<void> {
  await body?.cancel().catch(() => undefined);
}

async function refusal(response: Response, keySent: boolean): Promise<ProviderError> {
  const { status, headers } = response;
  return new RefusedRequest({ status, headers, body: await beginningOf(response, ERROR_BODY_LIMIT_BYTES), keySent });
}

async function readWhole(response: Response): Promise<unknown> {
  try {
    return parseJson(await wholeText(response, JSON_LIMIT_BYTES));
  } catch (cause) {
    throw cause instanceof ProviderError ? cause : networkFailure(cause);
  }
}

/** OpenRouter sends some errors with status 200. */
async function errorInPlace(response: Response): Promise<ProviderError> {
  const error = errorOf(parseJson(await beginningOf(response, ERROR_BODY_LIMIT_BYTES)));
  return error ? errorInAnswer(error) : failure('not-an-api', { status: response.status });
}

async function unlessBroken(request: () => Promise<Response>): Promise<Response> {
  try {
    return await request();
  } catch (cause) {
    throw networkFailure(cause);
  }
}
