import type { BillItem } from './bill.ts';
import type { Exchange } from './exchange.ts';

const NANO_DOLLARS_PER_DOLLAR = 1e9;

/** `data:` and the JSON, as an SSE event. */
export function dataFrame(frame: unknown): string {
  return `data: ${JSON.stringify(frame)}\n\n`;
}

export const DONE_FRAME = 'data: [DONE]\n\n';

/** Stands before the first frame, and keeps the socket warm while the model thinks. */
export const PROCESSING_COMMENT = ': OPENROUTER PROCESSING\n\n';

/** A chunk as OpenRouter sends it: the role is repeated in every one. */
export function deltaFrame(exchange: Exchange, delta: object, finishReason: string | null = null): object {
  return {
    id: exchange.generationId,
    provider: 'Practice',
    model: exchange.model,
    object: 'chat.completion.chunk',
    created: 1767225600,
    choices: [
      {
        index: 0,
        delta: { role: 'assistant', content: '', ...delta },
        finish_reason: finishReason,
        native_finish_reason: finishReason,
        logprobs: null,
      },
    ],
  };
}

export function usageFrame(exchange: Exchange, item: BillItem): object {
  return {
    id: exchange.generationId,
    provider: 'Practice',
    model: exchange.model,
    object: 'chat.completion.chunk',
    created: 1767225600,
    choices: [],
    usage: usage(item),
  };
}

export function usage(item: BillItem): object {
  return {
    prompt_tokens: item.promptTokens,
    completion_tokens: item.outputTokens,
    total_tokens: item.promptTokens + item.outputTokens,
    cost: item.costNanoDollars / NANO_DOLLARS_PER_DOLLAR,
    is_byok: false,
    prompt_tokens_details: { cached_tokens: item.cachedTokens },
    completion_tokens_details: { reasoning_tokens: item.reasoningTokens },
  };
}

/** The answer to a request without `stream`. */
export function wholeAnswer(exchange: Exchange, item: BillItem): object {
  return {
    id: exchange.generationId,
    provider: 'Practice',
    model: exchange.model,
    object: 'chat.completion',
    created: 1767225600,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: exchange.sent, refusal: null },
        finish_reason: exchange.finishReason ?? 'stop',
        logprobs: null,
      },
    ],
    usage: usage(item),
  };
}
