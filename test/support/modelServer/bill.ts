import type { ChatMessage } from './chatRequest.ts';
import { countTokens } from './tokens.ts';

/** Integer nano-dollars (1e-9 USD) per token, so that a bill is exact: $0.75 per million tokens is 750. */
export interface TokenPrices {
  readonly prompt: number;
  readonly cachedPrompt: number;
  readonly output: number;
}

/** The list prices in wire.md: $0.75, $0.075 and $4.50 per million. */
export const LIST_PRICES: TokenPrices = { prompt: 750, cachedPrompt: 75, output: 4500 };

/** The cost of one request, whether or not it was reported to the client. `cachedTokens` are part of `promptTokens`. */
export interface BillItem {
  readonly generationId: string;
  readonly model: string;
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  readonly reasoningTokens: number;
  readonly costNanoDollars: number;
  readonly cancelled: boolean;
}

export interface Bill {
  readonly items: readonly BillItem[];
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  readonly costNanoDollars: number;
}

export function costNanoDollars(prices: TokenPrices, item: Omit<BillItem, 'costNanoDollars'>): number {
  const fresh = item.promptTokens - item.cachedTokens;
  return fresh * prices.prompt + item.cachedTokens * prices.cachedPrompt + item.outputTokens * prices.output;
}

export function sumBill(items: readonly BillItem[]): Bill {
  const sum = (pick: (item: BillItem) => number) => items.reduce((total, item) => total + pick(item), 0);
  return {
    items: [...items],
    promptTokens: sum(item => item.promptTokens),
    cachedTokens: sum(item => item.cachedTokens),
    outputTokens: sum(item => item.outputTokens),
    costNanoDollars: sum(item => item.costNanoDollars),
  };
}

/** Providers cache prompts in blocks: a shorter common beginning is billed in full. */
const CACHE_BLOCK_TOKENS = 16;

/** As many prompts as the simulated cache remembers, per model. */
const CACHE_PROMPTS = 32;

/** A provider's prompt cache: the beginning that a prompt shares with an earlier one is cheap. */
export class PromptCache {
  readonly #promptsByModel = new Map<string, string[]>();

  /** Counts a prompt and remembers it. */
  take(model: string, messages: readonly ChatMessage[]): { promptTokens: number; cachedTokens: number } {
    const prompt = messages.map(message => `<${message.role}>\n${message.content}${message.calls ?? ''}\n`).join('');
    const prompts = this.#promptsByModel.get(model) ?? [];
    const common = prompts.reduce((longest, earlier) => Math.max(longest, commonPrefixLength(earlier, prompt)), 0);
    this.#promptsByModel.set(model, [...prompts.slice(1 - CACHE_PROMPTS), prompt]);
    const commonTokens = countTokens(prompt.slice(0, common));
    return {
      promptTokens: countTokens(prompt),
      cachedTokens: Math.floor(commonTokens / CACHE_BLOCK_TOKENS) * CACHE_BLOCK_TOKENS,
    };
  }
}

function commonPrefixLength(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let at = 0;
  while (at < limit && a[at] === b[at]) at++;
  return at;
}
