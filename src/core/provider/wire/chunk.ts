import { countOf, objectOf, ownValue, textOf, withoutUndefined } from '../../json.ts';
import type { Usage } from '../../usage/amount/usage.ts';
import type { FinishReason } from '../provider.ts';
import { routedCost } from './dollars.ts';
import { readToolCallDeltas, type ToolCallDelta } from './toolCalls.ts';

/** Providers leave out, repeat and misplace fields. */
export interface Chunk {
  readonly id?: string;
  readonly text?: string;
  readonly reasoning?: string;
  readonly toolCalls?: readonly ToolCallDelta[];
  readonly servedBy?: string;
  /** `error`: the provider gave up. */
  readonly finish?: FinishReason | 'error' | 'unknown';
  readonly usage?: Usage;
}

/** In lower case. */
const FINISH_REASONS: Readonly<Record<string, FinishReason | 'error'>> = {
  stop: 'stop',
  length: 'length',
  content_filter: 'content-filter',
  tool_calls: 'tool-calls',
  function_call: 'tool-calls',
  error: 'error',
  eos: 'stop',
  eos_token: 'stop',
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  tool_use: 'tool-calls',
  safety: 'content-filter',
};

/** Ignores invalid parts. */
export function readChunk(frame: unknown): Chunk {
  const { id, choices, usage, provider } = objectOf(frame);
  const { delta, finish_reason: finish } = objectOf(Array.isArray(choices) ? choices[0] : undefined);
  const { content, reasoning, reasoning_content: reasoningContent, tool_calls: toolCalls } = objectOf(delta);
  const calls = readToolCallDeltas(toolCalls);
  return withoutUndefined({
    id: nameOf(id),
    text: textOf(content),
    // `reasoning`: OpenRouter, vLLM; `reasoning_content`: DeepSeek, llama.cpp.
    reasoning: textOf(reasoning) ?? textOf(reasoningContent),
    toolCalls: calls.length > 0 ? calls : undefined,
    servedBy: nameOf(provider),
    finish: readFinish(finish),
    usage: readUsage(usage),
  });
}

/** Goes to the log and the ledger. */
function nameOf(value: unknown): string | undefined {
  const name = textOf(value);
  return name !== undefined && /^[^\p{C}\p{Zl}\p{Zp}]{1,200}$/u.test(name) ? name : undefined;
}

function readFinish(value: unknown): Chunk['finish'] {
  const reason = textOf(value)?.toLowerCase();
  if (reason === undefined) return undefined;
  return ownValue(FINISH_REASONS, reason) ?? 'unknown';
}

function readUsage(value: unknown): Usage | undefined {
  const { prompt_tokens: prompt, completion_tokens: output, cost, ...details } = objectOf(value);
  const { prompt_tokens_details: promptDetails, completion_tokens_details: outputDetails } = details;
  const { cached_tokens: cached } = objectOf(promptDetails);
  const { is_byok: isByok, cost_details: costDetails } = details;
  const { upstream_inference_cost: upstream } = objectOf(costDetails);
  const { reasoning_tokens: reasoning } = objectOf(outputDetails);
  const usage: Usage = withoutUndefined({
    promptTokens: countOf(prompt),
    cachedTokens: countOf(cached),
    outputTokens: countOf(output),
    reasoningTokens: countOf(reasoning),
    costNanoDollars: routedCost({ charged: cost, isByok, upstream }),
  });
  return Object.keys(usage).length === 0 ? undefined : usage;
}
