import { costNanoDollars, type Prices } from '../amount/pricing.ts';
import type { Total } from '../amount/total.ts';

export type Period = 'day' | 'month';

/** Nano-dollars; unlimited if absent. */
export type Caps = { readonly [P in Period]?: number | undefined };

/** Includes reservations. */
export interface PeriodSpending {
  readonly day: Total;
  readonly month: Total;
  readonly reservedNanoDollars: number;
}

export interface BudgetState {
  /** `warn` from 80%, `stop` if the next request may not fit. */
  readonly kind: 'ok' | 'warn' | 'stop';
  readonly period: Period;
  readonly capNanoDollars: number;
  readonly spent: Total;
  readonly isPlayMoney?: boolean;
}

const WARN_SHARE = 0.8;

/** Undefined without caps. Admits an unknown cost (`next`) while anything is left. */
export function budgetState(caps: Caps, spending: PeriodSpending, next: number | undefined): BudgetState | undefined {
  const states = (['day', 'month'] as const).flatMap(period => {
    const capNanoDollars = caps[period];
    if (capNanoDollars === undefined) return [];
    const spent = spending[period];
    return { kind: kindOf({ capNanoDollars, spent, spending, next }), period, capNanoDollars, spent };
  });
  return states.toSorted((a, b) => URGENCY[b.kind] - URGENCY[a.kind] || left(a) - left(b))[0];
}

const URGENCY = { ok: 0, warn: 1, stop: 2 } as const;

function left({ capNanoDollars, spent }: BudgetState): number {
  return capNanoDollars - spent.value;
}

function kindOf({
  capNanoDollars,
  spent: { value },
  spending: { reservedNanoDollars },
  next,
}: {
  readonly capNanoDollars: number;
  readonly spent: Total;
  readonly spending: PeriodSpending;
  readonly next: number | undefined;
}): BudgetState['kind'] {
  if (value >= capNanoDollars || value + reservedNanoDollars + (next ?? 0) > capNanoDollars) return 'stop';
  return value >= capNanoDollars * WARN_SHARE ? 'warn' : 'ok';
}

/** Nothing cached, an answer of `maxTokens`. */
export function worstCaseNanoDollars(
  { promptTokens, maxTokens }: { readonly promptTokens: number; readonly maxTokens: number },
  prices: Prices,
): number | undefined {
  return costNanoDollars({ promptTokens, cachedTokens: 0, outputTokens: maxTokens }, prices);
}
