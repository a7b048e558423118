import { countOf, objectOf, textOf, withoutUndefined } from '../../json.ts';
import { type Prices, pricesPerToken } from '../../usage/amount/pricing.ts';
import { failure } from '../providerFailure.ts';
import { type Lookup, lookUp } from './lookup.ts';

export interface ListedModel {
  readonly id: string;
  /** The id if there is no name. */
  readonly name: string;
  /** In tokens. */
  readonly contextLength?: number;
  readonly prices?: Prices;
}

/**
 * `GET /models`; empty if not supported.
 * @throws ProviderError if the lookup fails or the signal aborts
 */
export async function listModels(lookup: Lookup): Promise<ListedModel[]> {
  if (!lookup.profile.lists.models) return [];
  const { data } = await lookUp('/models', lookup);
  if (!Array.isArray(data)) throw failure('not-an-api');
  return data.flatMap(entry => readModel(entry) ?? []);
}

function readModel(entry: unknown): ListedModel | undefined {
  const { id: givenId, name, context_length: context, max_model_len: vllmContext, meta, pricing } = objectOf(entry);
  const id = textOf(givenId);
  if (id === undefined) return undefined;
  // OpenRouter and Fireworks, vLLM, llama.cpp.
  const contextLength = countOf(context) ?? countOf(vllmContext) ?? countOf(objectOf(meta)['n_ctx_train']);
  return { id, name: textOf(name) ?? id, ...withoutUndefined({ contextLength, prices: readPrices(pricing) }) };
}

function readPrices(pricing: unknown): Prices | undefined {
  const { prompt, completion, input_cache_read: inputCacheRead } = objectOf(pricing);
  const texts = withoutUndefined({
    prompt: textOf(prompt),
    completion: textOf(completion),
    inputCacheRead: textOf(inputCacheRead),
  });
  const prices = pricesPerToken(texts);
  return Object.keys(prices).length === 0 ? undefined : prices;
}
