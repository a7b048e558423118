import type { PlainAnswer } from './answer.ts';
import type { BillItem, TokenPrices } from './bill.ts';
import type { Dialect } from './dialect.ts';

/** Dollars in decimal without float drift: OpenRouter writes prices per token as strings. */
function dollars(nanoDollars: number): string {
  const digits = String(nanoDollars).padStart(10, '0');
  const text = `${digits.slice(0, -9)}.${digits.slice(-9)}`;
  return text.replace(/\.?0+$/, '');
}

function ok(data: unknown): PlainAnswer {
  return { kind: 'plain', status: 200, body: { data } };
}

export interface ModelEntry {
  readonly id: string;
  readonly contextLength: number;
  readonly prices: TokenPrices;
}

/** `GET /models` */
export function modelsAnswer(models: readonly ModelEntry[], kind: Dialect['models']): PlainAnswer {
  if (kind === 'named') return ok(models.map(({ id }) => ({ id, object: 'model', owned_by: 'practice' })));
  if (kind === 'sized') {
    return ok(models.map(({ id, contextLength }) => ({ id, object: 'model', context_length: contextLength })));
  }
  return ok(
    models.map(({ id, contextLength, prices }) => ({
      id,
      canonical_slug: id,
      name: id,
      created: 1767225600,
      context_length: contextLength,
      architecture: { modality: 'text->text', tokenizer: 'Other', instruct_type: null },
      pricing: {
        prompt: dollars(prices.prompt),
        completion: dollars(prices.output),
        input_cache_read: dollars(prices.cachedPrompt),
        request: '0',
        image: '0',
      },
      top_provider: { context_length: contextLength, max_completion_tokens: null, is_moderated: false },
      supported_parameters: ['max_tokens', 'temperature', 'stop', 'tools', 'response_format'],
    })),
  );
}

/** `GET /key`; a limit of `null` is unlimited. */
export function keyAnswer({ spentDollars, limitDollars }: { spentDollars: number; limitDollars: number | null }) {
  return ok({
    label: 'practice',
    limit: limitDollars,
    limit_remaining: limitDollars === null ? null : limitDollars - spentDollars,
    usage: spentDollars,
    usage_daily: spentDollars,
    usage_weekly: spentDollars,
    usage_monthly: spentDollars,
    is_free_tier: false,
  });
}

/** `GET /generation?id=…` of a request that is over. */
export function generationAnswer(item: BillItem, finishReason: string | undefined): PlainAnswer {
  return ok({
    id: item.generationId,
    model: item.model,
    provider_name: 'Practice',
    streamed: true,
    cancelled: item.cancelled,
    finish_reason: finishReason ?? null,
    total_cost: item.costNanoDollars / 1e9,
    usage: item.costNanoDollars / 1e9,
    is_byok: false,
    upstream_inference_cost: item.costNanoDollars / 1e9,
    tokens_prompt: item.promptTokens,
    tokens_completion: item.outputTokens,
    native_tokens_prompt: item.promptTokens,
    native_tokens_completion: item.outputTokens,
    native_tokens_cached: item.cachedTokens,
    native_tokens_reasoning: item.reasoningTokens,
  });
}
