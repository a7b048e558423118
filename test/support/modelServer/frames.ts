import type { BillItem } from './bill.ts';
import type { Exchange } from './exchange.ts';

const NANO_DOLLARS_PER_DOLLAR = 1e9;

/** `data:` and the JSON, as an SSE event. */
export function dataFrame(frame: unknown): string {
  return `data: ${JSON.stringify(frame)}\n\n`;
}

export const DONE_FRAME = 'data: [DONE]\n\n';

/** Comes before the first frame, and keeps the socket warm while the model thinks. */
export const PROCESSING_COMMENT = ': OPENROUTER PROCESSING\n\n';

/** A chunk as most send it: the role is repeated in every one. */
export function deltaFrame(exchange: Exchange, delta: object, finishReason: string | null = null): object {
  const { router } = exchange.dialect;
  return {
    ...head(exchange, 'chat.completion.chunk'),
    choices: [
      {
        index: 0,
        delta: { role: 'assistant', content: '', ...delta },
        finish_reason: finishReason,
        ...(router && { native_finish_reason: finishReason }),
        logprobs: null,
      },
    ],
  };
}

export function usageFrame(exchange: Exchange, item: BillItem): object {
  return { ...head(exchange, 'chat.completion.chunk'), choices: [], usage: usage(exchange, item) };
}

/** The part that the dialect reports. */
export function usage({ dialect }: Exchange, item: BillItem): object {
  const cost = item.costNanoDollars / NANO_DOLLARS_PER_DOLLAR;
  return {
    prompt_tokens: item.promptTokens,
    completion_tokens: item.outputTokens,
    total_tokens: item.promptTokens + item.outputTokens,
    // OpenRouter also names its own cost; that is a part of the total.
    ...(dialect.tellsCost && { cost, is_byok: false, cost_details: { upstream_inference_cost: cost } }),
    ...(dialect.tellsCached && { prompt_tokens_details: { cached_tokens: item.cachedTokens } }),
    completion_tokens_details: { reasoning_tokens: item.reasoningTokens },
  };
}

/** The answer to a request without `stream`. */
export function wholeAnswer(exchange: Exchange, item: BillItem): object {
  const { sent, sentCalls, finishReason } = exchange;
  const calls = sentCalls.map(({ id, ...called }) => ({ id, type: 'function', function: called }));
  return {
    ...head(exchange, 'chat.completion'),
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: sent, refusal: null, ...(calls.length > 0 && { tool_calls: calls }) },
        finish_reason: finishReason ?? 'stop',
        logprobs: null,
      },
    ],
    usage: usage(exchange, item),
  };
}

function head({ dialect, generationId, model }: Exchange, object: string) {
  return { id: generationId, ...(dialect.router && { provider: 'Practice' }), model, object, created: 1767225600 };
}
