import type { PerTokenPrices } from '../usage/pricing.ts';
import { type Fetch, fetchJson } from './checkedFetch.ts';
import { known, objectOf, textOf } from './json.ts';

export interface ModelQuestion {
  readonly baseUrl: string;
  readonly model: string;
  /** See OpenAiProviderOptions.fetch. */
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
}

/**
 * The model's list prices from OpenRouter's `GET /models`, which needs no key. `undefined` where the endpoint does not
 * list the model, or lists no prices.
 * @throws ProviderError when there is no such list, or the signal aborts
 */
export async function fetchPrices({
  baseUrl,
  model,
  fetch,
  signal,
}: ModelQuestion): Promise<PerTokenPrices | undefined> {
  const { data } = objectOf(await fetchJson(`${baseUrl.replace(/\/+$/, '')}/models`, { fetch, signal }));
  const entries: unknown[] = Array.isArray(data) ? data : [];
  const { pricing } = objectOf(entries.map(objectOf).find(({ id }) => id === model));
  const { prompt, completion, input_cache_read: inputCacheRead } = objectOf(pricing);
  const prices = known({
    prompt: textOf(prompt),
    completion: textOf(completion),
    inputCacheRead: textOf(inputCacheRead),
  });
  return Object.keys(prices).length === 0 ? undefined : prices;
}
