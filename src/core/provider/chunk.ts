import type { Usage } from '../usage/usage.ts';
import { countOf, known, objectOf, textOf } from './json.ts';
import type { FinishReason } from './provider.ts';

/** What one frame of a stream says; providers leave out, repeat and misplace everything, so every field may be absent. */
export interface Chunk {
  readonly id?: string;
  readonly text?: string;
  readonly reasoning?: string;
  /** `error` where the provider gave up, `unknown` for a word that we do not know. */
  readonly finish?: FinishReason | 'error' | 'unknown';
  /** Totals so far, wherever in the stream they stand: the last ones count. */
  readonly usage?: Usage;
}

const FINISH_REASONS: Readonly<Record<string, FinishReason | 'error'>> = {
  stop: 'stop',
  length: 'length',
  content_filter: 'content-filter',
  tool_calls: 'tool-calls',
  function_call: 'tool-calls',
  error: 'error',
};

const NANO_DOLLARS_PER_DOLLAR = 1e9;

/** Reads any JSON value as a frame: what does not fit is left out. */
export function readChunk(frame: unknown): Chunk {
  const { id, choices, usage } = objectOf(frame);
  const { delta, finish_reason: finish } = objectOf(Array.isArray(choices) ? choices[0] : undefined);
  const { content, reasoning, reasoning_content: reasoningContent } = objectOf(delta);
  return known({
    id: textOf(id),
    text: textOf(content),
    // OpenRouter and vLLM say `reasoning`, DeepSeek and llama.cpp `reasoning_content`; proxies may say both, with one text.
    reasoning: textOf(reasoning) ?? textOf(reasoningContent),
    finish: readFinish(finish),
    usage: readUsage(usage),
  });
}

function readFinish(value: unknown): Chunk['finish'] {
  const reason = textOf(value);
  if (reason === undefined) return undefined;
  return Object.hasOwn(FINISH_REASONS, reason) ? FINISH_REASONS[reason] : 'unknown';
}

function readUsage(value: unknown): Usage | undefined {
  const { prompt_tokens: prompt, completion_tokens: output, cost, ...details } = objectOf(value);
  const { prompt_tokens_details: promptDetails, completion_tokens_details: outputDetails } = details;
  const { cached_tokens: cached } = objectOf(promptDetails);
  const { reasoning_tokens: reasoning } = objectOf(outputDetails);
  const usage: Usage = known({
    promptTokens: countOf(prompt),
    cachedTokens: countOf(cached),
    outputTokens: countOf(output),
    reasoningTokens: countOf(reasoning),
    costNanoDollars: readCost(cost),
  });
  return Object.keys(usage).length === 0 ? undefined : usage;
}

/** OpenRouter's `usage.cost`: dollars, as a JSON number, exact to far below a nano-dollar at any cost of one request. */
function readCost(value: unknown): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) return undefined;
  const nanoDollars = Math.round(value * NANO_DOLLARS_PER_DOLLAR);
  return Number.isSafeInteger(nanoDollars) ? nanoDollars : undefined;
}
