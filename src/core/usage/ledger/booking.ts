import { chargeOf } from '../amount/charge.ts';
import type { Prices } from '../amount/pricing.ts';
import type { Certainty, Usage } from '../amount/usage.ts';
import type { Estimator } from './estimate.ts';
import type { LedgerRecord, RecordUpdate, TokenCounts } from './ledger.ts';

/** A request that is over, as the feature knows it that has made it. Times may have fractions here. */
export interface Booking extends Omit<LedgerRecord, 'tokens' | 'cost'> {
  /** Of `told`: `reported` where the provider has told everything at the end, `unknown` where not even we can. */
  readonly certainty: Certainty;
  /** What the provider has told, running totals of a stream that was left included. */
  readonly told: Usage;
}

/** The record of a request: what was reported as it was, what was not as well as it can be estimated. */
export function recordOf(booking: Booking, estimator: Estimator, prices: Prices | undefined): LedgerRecord {
  const { certainty, told, durationMs, firstTokenMs, firstPaintMs, ...about } = booking;
  const tokens = tokensOf(booking, estimator);
  const usage = {
    ...(tokens.prompt !== undefined && { promptTokens: tokens.prompt }),
    ...(tokens.cached !== undefined && { cachedTokens: tokens.cached }),
    ...(tokens.output !== undefined && { outputTokens: tokens.output }),
    // A cost on the way is not the last word.
    ...(certainty === 'reported' && told.costNanoDollars !== undefined && { costNanoDollars: told.costNanoDollars }),
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
  const { certainty, told } = booking;
  switch (certainty) {
    case 'reported':
      return { certainty, ...countsOf(told) };
    case 'estimated':
      return { ...estimator.tokens(booking), ...countsOf(told) };
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

/** What a provider tells later of a request: as reported as what is told at the end of a stream. */
export function findingsOf({ usage, servedBy }: { readonly usage: Usage; readonly servedBy?: string }): RecordUpdate {
  const { costNanoDollars, ...counts } = usage;
  return {
    ...(Object.keys(counts).length > 0 && { tokens: { certainty: 'reported' as const, ...countsOf(counts) } }),
    ...(costNanoDollars !== undefined && { cost: { certainty: 'reported' as const, value: costNanoDollars } }),
    ...(servedBy !== undefined && { servedBy }),
  };
}
