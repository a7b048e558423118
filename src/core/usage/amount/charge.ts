import { costNanoDollars, type Prices } from './pricing.ts';
import type { Certainty, Usage } from './usage.ts';

/** A number that says where it comes from. */
export type Figure =
  | { readonly certainty: Exclude<Certainty, 'unknown'>; readonly value: number }
  | { readonly certainty: 'unknown' };

/** What one request took: tokens in both directions, and integer nano-dollars. */
export interface Charge {
  readonly tokens: Figure;
  readonly costNanoDollars: Figure;
}

export interface ChargeInput {
  readonly usage: Usage;
  /** Where the token counts in `usage` come from. */
  readonly tokens: Certainty;
  readonly prices?: Prices | undefined;
}

/**
 * The provider's own cost counts as reported. A cost reckoned from tokens and list prices is an estimate, even when the
 * tokens were reported: the provider may have charged another price.
 */
export function chargeOf({ usage, tokens, prices = {} }: ChargeInput): Charge {
  const { promptTokens, outputTokens } = usage;
  const total = promptTokens === undefined || outputTokens === undefined ? undefined : promptTokens + outputTokens;
  const reckoned = tokens === 'unknown' ? undefined : costNanoDollars(usage, prices);
  return {
    tokens: tokens === 'unknown' ? { certainty: 'unknown' } : figure(total, tokens),
    costNanoDollars:
      usage.costNanoDollars === undefined ? figure(reckoned, 'estimated') : figure(usage.costNanoDollars, 'reported'),
  };
}

function figure(value: number | undefined, certainty: Exclude<Certainty, 'unknown'>): Figure {
  return value === undefined ? { certainty: 'unknown' } : { certainty, value };
}
