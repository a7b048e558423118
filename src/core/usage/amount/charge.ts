import { costNanoDollars, type Prices } from './pricing.ts';
import type { Certainty, Usage } from './usage.ts';

export type Figure =
  | { readonly certainty: Exclude<Certainty, 'unknown'>; readonly value: number }
  | { readonly certainty: 'unknown' };

/** Tokens in both directions, and cost in integer nano-dollars. */
export interface Charge {
  readonly tokens: Figure;
  readonly costNanoDollars: Figure;
}

export interface ChargeInput {
  readonly usage: Usage;
  /** The certainty of the token counts in `usage`. */
  readonly tokens: Certainty;
  readonly prices?: Prices | undefined;
}

/**
 * A cost that the provider names is reported. A cost computed from tokens and list prices is an estimate, even if the
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
