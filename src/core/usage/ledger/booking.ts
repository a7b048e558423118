import { chargeOf } from '../amount/charge.ts';
import type { Prices } from '../amount/pricing.ts';
import type { Certainty, Usage } from '../amount/usage.ts';
import type { Estimator } from './estimate.ts';
import type { LedgerRecord, RecordUpdate, TokenCounts } from './ledger.ts';

/** Times may have fractions. */
export interface Booking extends Omit<LedgerRecord, 'tokens' | 'cost'> {
  /** `unknown` if it can't even be estimated. */
  readonly certainty: Certainty;
  /** Includes running totals of an aborted stream. */
  readonly reportedUsage: Usage;
}

export function recordOf(booking: Booking, estimator: Estimator, prices: Prices | undefined): LedgerRecord {
  const { certainty, reportedUsage, durationMs, firstTokenMs, firstPaintMs, ...about } = booking;
  const tokens = tokensOf(booking, estimator);
  const usage = {
    ...(tokens.prompt !== undefined && { promptTokens: tokens.prompt }),
    ...(tokens.cached !== undefined && { cachedTokens: tokens.cached }),
    ...(tokens.output !== undefined && { outputTokens: tokens.output }),
    // Not final.
    ...(certainty === 'reported' &&
      reportedUsage.costNanoDollars !== undefined && { costNanoDollars: reportedUsage.costNanoDollars }),
  };
  return {
    ...about,
    tokens,
    cost: chargeOf({ usage, tokens: tokens.certainty, prices }).costNanoDollars,
    durationMs: Math.round(durationMs),
    ...(firstTokenMs !== undefined && { firstTokenMs: Math.round(firstTokenMs) }),
    ...(firstPaintMs !== undefined && { firstPaintMs: Math.round(firstPaintMs) }),
  };
}

function tokensOf(booking: Booking, estimator: Estimator): TokenCounts {
  const { certainty, reportedUsage } = booking;
  switch (certainty) {
    case 'reported':
      return { certainty, ...countsOf(reportedUsage) };
    case 'estimated':
      return { ...estimator.tokens(booking), ...countsOf(reportedUsage) };
    case 'unknown':
      return { certainty };
  }
}

function countsOf({
  promptTokens,
  cachedTokens,
  outputTokens,
  reasoningTokens,
}: Usage): Omit<TokenCounts, 'certainty'> {
  return {
    ...(promptTokens !== undefined && { prompt: promptTokens }),
    ...(cachedTokens !== undefined && { cached: cachedTokens }),
    ...(outputTokens !== undefined && { output: outputTokens }),
    ...(reasoningTokens !== undefined && { reasoning: reasoningTokens }),
  };
}

export function findingsOf({ usage, servedBy }: { readonly usage: Usage; readonly servedBy?: string }): RecordUpdate {
  const { costNanoDollars, ...counts } = usage;
  return {
    ...(Object.keys(counts).length > 0 && { tokens: { certainty: 'reported' as const, ...countsOf(counts) } }),
    ...(costNanoDollars !== undefined && { cost: { certainty: 'reported' as const, value: costNanoDollars } }),
    ...(servedBy !== undefined && { servedBy }),
  };
}
