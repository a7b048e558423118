import { costNanoDollars, type Prices } from './pricing.ts';
import type { Certainty, Usage } from './usage.ts';

export type Figure =
  | { readonly certainty: Exclude<Certainty, 'unknown'>; readonly value: number }
  | { readonly certainty: 'unknown' };

/** Cost in integer nano-dollars. */
export interface Charge {
  readonly tokens: Figure;
  readonly costNanoDollars: Figure;
}

export interface ChargeInput {
  readonly usage: Usage;
  /** Of the counts in `usage`. */
  readonly tokens: Certainty;
  readonly prices?: Prices | undefined;
}

/** A cost computed from list prices is an estimate. */
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
