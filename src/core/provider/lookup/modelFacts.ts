import { formatCost, formatTokens } from '../../usage/amount/format.ts';
import type { Prices } from '../../usage/amount/pricing.ts';

/** `262k context · $0.75 in, $4.50 out per million tokens` */
export function modelFacts({
  contextLength,
  prices = {},
}: {
  readonly contextLength?: number | undefined;
  readonly prices?: Prices | undefined;
}): string {
  const { prompt, output } = prices;
  const free = prompt === 0 && output === 0;
  const directions = [
    ...(prompt === undefined ? [] : [`${formatCost(prompt)} in`]),
    ...(output === undefined ? [] : [`${formatCost(output)} out`]),
  ];
  const price = free ? ['free'] : directions.length > 0 ? [`${directions.join(', ')} per million tokens`] : [];
  return [...(contextLength ? [`${formatTokens(contextLength)} context`] : []), ...price].join(' · ');
}
