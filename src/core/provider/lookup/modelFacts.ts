import * as l10n from '@vscode/l10n';
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
  const context = contextLength ? [l10n.t('{0} context', formatTokens(contextLength))] : [];
  return [...context, ...(free ? [l10n.t('free')] : priceInWords(prompt, output))].join(' · ');
}

function priceInWords(prompt: number | undefined, output: number | undefined): string[] {
  if (prompt === undefined && output === undefined) return [];
  if (output === undefined) return [l10n.t('{0} in per million tokens', formatCost(prompt ?? 0))];
  if (prompt === undefined) return [l10n.t('{0} out per million tokens', formatCost(output))];
  return [l10n.t('{0} in, {1} out per million tokens', formatCost(prompt), formatCost(output))];
}
