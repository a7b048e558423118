import type { UnderWay } from '../../core/completion/request/liveAnswer.ts';
import { costNanoDollars, type Prices } from '../../core/usage/amount/pricing.ts';
import { addFigure, type Total } from '../../core/usage/amount/total.ts';
import type { Bookkeeper } from '../../core/usage/budget/bookkeeper.ts';
import type { BudgetState } from '../../core/usage/budget/budget.ts';
import { type SpendingSummary, spendingSummary } from '../../core/usage/report/spendingSummary.ts';
import { costTotal, sumOf, tokenTotal } from '../../core/usage/sums/ledgerTotals.ts';

export interface SpendingReadout {
  readonly tokens: Total;
  /** In nano-dollars. */
  readonly cost: Total;
  readonly budget: BudgetState | undefined;
  readonly card: SpendingSummary;
  readonly isPlayMoney: boolean;
}

export interface ReadoutContext {
  readonly books: Pick<Bookkeeper, 'rows' | 'session' | 'budget'>;
  /** The refusal that still holds. */
  readonly refused: BudgetState | undefined;
  readonly keyLeft: Parameters<typeof spendingSummary>[0]['keyLeft'];
  /** `2026-11-23` */
  readonly today: string;
  readonly isPlayMoney: boolean;
}

export function readoutOf({ books, refused, keyLeft, today, isPlayMoney }: ReadoutContext): SpendingReadout {
  const { rows, session } = books;
  const sums = sumOf(session);
  const state = refused ?? books.budget;
  const budget = state && { ...state, isPlayMoney };
  const card = spendingSummary({ session, rows, today, budget, keyLeft });
  return { tokens: tokenTotal(sums), cost: costTotal(sums), budget, card, isPlayMoney };
}

export interface LiveContext {
  readonly books: Pick<Bookkeeper, 'estimate'>;
  readonly model: string;
  readonly prices: Prices | undefined;
}

/** Adds an estimate of the request in flight. */
export function withUnderWay(
  readout: SpendingReadout,
  underWay: UnderWay,
  { books, model, prices }: LiveContext,
): SpendingReadout {
  const { prompt = 0, cached = 0, output = 0 } = books.estimate({ model, ...underWay });
  const cost = prices && costNanoDollars({ promptTokens: prompt, cachedTokens: cached, outputTokens: output }, prices);
  const certainty = 'estimated' as const;
  return {
    ...readout,
    tokens: addFigure(readout.tokens, { certainty, value: prompt + output }),
    cost: addFigure(readout.cost, cost === undefined ? { certainty: 'unknown' } : { certainty, value: cost }),
  };
}
