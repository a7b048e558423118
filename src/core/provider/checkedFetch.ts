import type { ProviderError } from './errors.ts';
import { errorInAnswer, failure, networkFailure, RefusedRequest } from './failures.ts';
import { isObject, objectOf, parseJson } from './json.ts';

export type Fetch = typeof globalThis.fetch;

/** An error's body is read so far; a captive portal may send any amount. */
const ERROR_BODY_LIMIT_BYTES = 64 * 1024;

export interface CheckedFetchOptions {
  readonly fetch: Fetch;
  /** These and no others are sent: the SDK adds what it finds in the environment (`OPENAI_CUSTOM_HEADERS`). */
  readonly headers: Readonly<Record<string, string>>;
  readonly keySent: boolean;
}

/**
 * A fetch that gives only answers which are streams, and throws ProviderErrors for everything else. It stands between
 * the SDK and the network because the SDK takes an HTML page for an empty stream, and keeps of a refusal only what lies
 * under `error`.
 */
export function checkedFetch({ fetch, headers, keySent }: CheckedFetchOptions): Fetch {
  return async (input, init) => {
    const response = await send(() => fetch(input, { ...init, headers }));
    if (!response.ok) {
      const body = await readText(response);
      throw new RefusedRequest({ status: response.status, headers: response.headers, body, keySent });
    }
    const type = response.headers.get('content-type') ?? '';
    if (!/\b(html|json)\b/i.test(type)) return response;
    throw errorInPlace(parseJson(await readText(response)), response.status);
  };
}

/** A JSON answer to a plain GET. @throws ProviderError for everything else */
export async function fetchJson(
  url: string,
  { fetch, signal }: { fetch: Fetch; signal: AbortSignal },
): Promise<unknown> {
  const response = await send(() => fetch(url, { signal, headers: { accept: 'application/json' } }));
  const { ok, status, headers } = response;
  if (!ok) throw new RefusedRequest({ status, headers, body: await readText(response), keySent: false });
  const body = await readWhole(response);
  if (!isObject(body)) throw failure('not-an-api', { status });
  return body;
}

async function readWhole(response: Response): Promise<unknown> {
  try {
    return parseJson(await response.text());
  } catch (cause) {
    throw networkFailure(cause);
  }
}

/** OpenRouter tells some errors as JSON with status 200; any other whole answer was not asked for. */
function errorInPlace(body: unknown, status: number): ProviderError {
  const { error } = objectOf(body);
  return error ? errorInAnswer(error) : failure('not-an-api', { status });
}

async function send(request: () => Promise<Response>): Promise<Response> {
  try {
    return await request();
  } catch (cause) {
    throw networkFailure(cause);
  }
}

/** The beginning of a body, as far as it can be read. */
async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      bytes += chunk.byteLength;
      if (bytes >= ERROR_BODY_LIMIT_BYTES) break;
    }
  } catch {
    return text; // The status says enough; a body that breaks off says no more.
  }
  return text;
}
