import { isObject, type JsonObject, parseJson } from '../../json.ts';
import { ProviderError } from '../errors.ts';
import { refusedAddress } from '../profile/address.ts';
import { failure } from '../providerFailure.ts';
import { answerLimitBytes, beginningOf, bounded, wholeText } from './boundedBody.ts';
import { errorOf } from './classify.ts';
import { errorInAnswer, networkFailure, RefusedRequest } from './readFailure.ts';
import { MOST_REDIRECTS, redirectLoop, redirectTarget } from './redirect.ts';

export type Fetch = typeof globalThis.fetch;

/** An error's body is read so far; a captive portal may send any amount. */
const ERROR_BODY_LIMIT_BYTES = 64 * 1024;
/** OpenRouter's list of all models is below a megabyte. */
const JSON_LIMIT_BYTES = 16 * 1024 * 1024;

export interface CheckedFetchOptions {
  readonly fetch: Fetch;
  /** These and no others are sent: the SDK adds what it finds in the environment (`OPENAI_CUSTOM_HEADERS`). */
  readonly headers: Readonly<Record<string, string>>;
  readonly keySent: boolean;
  /** What was asked for at most: an answer that is far longer is ended. */
  readonly maxTokens: number;
  /** Plain http to other machines too. */
  readonly allowInsecure?: boolean;
}

/**
 * A fetch that gives only answers which are streams, and throws ProviderErrors for everything else. It stands between
 * the SDK and the network because the SDK takes an HTML page for an empty stream, and keeps of a refusal only what lies
 * under `error`.
 */
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
  /** Whether a key is among them: a refusal asks for one otherwise. */
  readonly keySent?: boolean;
}

/** The JSON object that answers a plain GET. @throws ProviderError for everything else */
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

/** Follows redirects within the origin only, and few of them. @throws ProviderError for what must not be sent or followed */
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

/** A body that nobody reads keeps its connection open. */
async function discard({ body }: Response): Promise<void> {
  // One that cannot be closed is broken, and closed by that.
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

/** OpenRouter tells some errors as JSON with status 200; any other whole answer was not asked for. */
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
