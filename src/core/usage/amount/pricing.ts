import { shiftDecimal } from './decimal.ts';
import type { Usage } from './usage.ts';

/** Nano-dollars (1e-9 USD) per million tokens: $0.75 is 750,000,000. Absent is unknown, not free. */
export interface Prices {
  readonly prompt?: number;
  readonly cachedPrompt?: number;
  readonly output?: number;
}

/** Decimal dollars per token, as in OpenRouter's `/models`. */
export interface PerTokenPrices {
  readonly prompt?: string;
  readonly inputCacheRead?: string;
  readonly completion?: string;
}

const NANO_DIGITS = 9;
const MILLION_DIGITS = 6;
const MILLION = 1_000_000n;

/** Unreadable and negative prices are unknown. */
export function pricesPerToken({ prompt, inputCacheRead, completion }: PerTokenPrices): Prices {
  const exact = (text: string | undefined) => price(text, NANO_DIGITS + MILLION_DIGITS);
  return withoutUnknown({ prompt: exact(prompt), cachedPrompt: exact(inputCacheRead), output: exact(completion) });
}

/** Dollars per million tokens: `0.75` or `'0.75'`. */
export interface PriceTable {
  readonly prompt?: number | string;
  readonly cachedPrompt?: number | string;
  readonly output?: number | string;
}

export function pricesPerMillion(dollars: PriceTable): Prices {
  const exact = (value: number | string | undefined) => price(value === undefined ? value : String(value), NANO_DIGITS);
  return withoutUnknown({
    prompt: exact(dollars.prompt),
    cachedPrompt: exact(dollars.cachedPrompt),
    output: exact(dollars.output),
  });
}

/** Rounded once. Cached tokens default to the prompt's price. Undefined if a figure is unknown. */
export function costNanoDollars(usage: Usage, prices: Prices): number | undefined {
  const { promptTokens, cachedTokens = 0, outputTokens } = usage;
  const { prompt, cachedPrompt = prompt, output } = prices;
  if (promptTokens === undefined || outputTokens === undefined) return undefined;
  if (prompt === undefined || cachedPrompt === undefined || output === undefined) return undefined;
  const cached = Math.min(cachedTokens, promptTokens);
  // Exceeds 2^53.
  const sum = times(promptTokens - cached, prompt) + times(cached, cachedPrompt) + times(outputTokens, output);
  return Number((sum + MILLION / 2n) / MILLION);
}

function times(tokens: number, nanoDollars: number): bigint {
  return BigInt(tokens) * BigInt(nanoDollars);
}

/** OpenRouter's are negative if they vary. */
function price(text: string | undefined, digits: number): number | undefined {
  const value = text === undefined ? undefined : shiftDecimal(text, digits);
  return value === undefined || value < 0 ? undefined : value;
}

function withoutUnknown(prices: { [K in keyof Prices]-?: number | undefined }): Prices {
  const { prompt, cachedPrompt, output } = prices;
  return {
    ...(prompt !== undefined && { prompt }),
    ...(cachedPrompt !== undefined && { cachedPrompt }),
    ...(output !== undefined && { output }),
  };
}
