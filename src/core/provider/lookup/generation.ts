import type { Clock } from '../../clock.ts';
import { countOf, type JsonObject, objectOf, textOf, withoutUndefined } from '../../json.ts';
import type { Usage } from '../../usage/amount/usage.ts';
import { ProviderError } from '../errors.ts';
import { routedCost } from '../wire/dollars.ts';
import { type Lookup, lookUp } from './lookup.ts';

/** Known even for an aborted stream. */
export interface Generation {
  readonly usage: Usage;
  /** Behind the router. */
  readonly servedBy?: string;
}

export interface GenerationQuestion extends Lookup {
  readonly id: string;
  readonly clock: Clock;
  readonly waitsMs?: readonly number[];
}

/** Available some seconds after the stream's end. */
const WAITS_MS = [1_000, 2_000, 4_000, 8_000, 16_000];

/**
 * OpenRouter's `GET /generation`. Retries a 404.
 * @returns undefined if unknown, aborted or not supported
 * @throws ProviderError if the lookup fails
 */
export async function fetchGeneration(question: GenerationQuestion): Promise<Generation | undefined> {
  const { clock, profile, signal, waitsMs = WAITS_MS } = question;
  if (!profile.lists.generation) return undefined;
  for (const waitMs of waitsMs) {
    await clock.sleep(waitMs, signal);
    if (signal.aborted) return undefined;
    const generation = await askOnce(question);
    if (generation) return generation;
  }
  return undefined;
}

async function askOnce({ id, clock: _, waitsMs: __, ...lookup }: GenerationQuestion): Promise<Generation | undefined> {
  try {
    const { data } = await lookUp(`/generation?id=${encodeURIComponent(id)}`, lookup);
    return readGeneration(objectOf(data));
  } catch (error) {
    if (error instanceof ProviderError && error.status === 404) return undefined;
    throw error;
  }
}

/** Native counts are billed. */
function readGeneration(data: JsonObject): Generation | undefined {
  const { total_cost: charged, is_byok: isByok, upstream_inference_cost: upstream } = data;
  const usage: Usage = withoutUndefined({
    promptTokens: countOf(data['native_tokens_prompt']),
    cachedTokens: countOf(data['native_tokens_cached']),
    outputTokens: countOf(data['native_tokens_completion']),
    reasoningTokens: countOf(data['native_tokens_reasoning']),
    costNanoDollars: routedCost({ charged, isByok, upstream }),
  });
  // Not finished.
  if (Object.keys(usage).length === 0) return undefined;
  return { usage, ...withoutUndefined({ servedBy: textOf(data['provider_name']) }) };
}
