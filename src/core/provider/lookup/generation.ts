import type { Clock } from '../../clock.ts';
import { countOf, type JsonObject, known, objectOf, textOf } from '../../json.ts';
import type { Usage } from '../../usage/amount/usage.ts';
import { ProviderError } from '../errors.ts';
import { routedCost } from '../wire/dollars.ts';
import { type Lookup, lookUp } from './lookup.ts';

/** What a request came to, whether or not its stream was read to the end. */
export interface Generation {
  readonly usage: Usage;
  /** Who served behind the router. */
  readonly servedBy?: string;
}

export interface GenerationQuestion extends Lookup {
  readonly id: string;
  readonly clock: Clock;
  /** How long to wait before each time it is asked. */
  readonly waitsMs?: readonly number[];
}

/** It is known some seconds after the stream has ended; what is not known after half a minute is asked for another day. */
const WAITS_MS = [1_000, 2_000, 4_000, 8_000, 16_000];

/**
 * What OpenRouter's `GET /generation` knows of a request. It is a 404 at first, and is asked for again a few times.
 * @returns undefined where it is still not known after the last time, or the signal aborts between two; at once, and
 * without asking, where the profile says that nobody tells
 * @throws ProviderError when it cannot be asked
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

/** The native counts are the ones that are billed; the others are another tokenizer's. */
function readGeneration(data: JsonObject): Generation | undefined {
  const { total_cost: charged, is_byok: isByok, upstream_inference_cost: upstream } = data;
  const usage: Usage = known({
    promptTokens: countOf(data['native_tokens_prompt']),
    cachedTokens: countOf(data['native_tokens_cached']),
    outputTokens: countOf(data['native_tokens_completion']),
    reasoningTokens: countOf(data['native_tokens_reasoning']),
    costNanoDollars: routedCost({ charged, isByok, upstream }),
  });
  // An entry without figures is one that is not finished yet.
  if (Object.keys(usage).length === 0) return undefined;
  return { usage, ...known({ servedBy: textOf(data['provider_name']) }) };
}
