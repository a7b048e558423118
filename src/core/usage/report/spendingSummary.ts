import { describeCostTotal, describeTokenTotal, formatCost } from '../amount/format.ts';
import type { BudgetState } from '../budget/budget.ts';
import type { Feature } from '../ledger/ledger.ts';
import { costTotal, rowsBy, suggestions, sumOf, type TotalsRow, tokenTotal } from '../sums/ledgerTotals.ts';

export interface SpendingSummaryInput {
  /** Of this window. */
  readonly session: readonly TotalsRow[];
  /** Of all windows; absent until read. */
  readonly rows?: readonly TotalsRow[] | undefined;
  /** `2026-11-23` */
  readonly today: string;
  readonly budget?: BudgetState | undefined;
  /** Nano-dollars. */
  readonly keyLeft?: number | undefined;
}

export interface SpendingSummaryRow {
  readonly label: string;
  readonly requests: string;
  readonly tokens: string;
  readonly cost: string;
}

/** Of the status bar's hover. */
export interface SpendingSummary {
  readonly table: readonly SpendingSummaryRow[];
  readonly facts: readonly string[];
  readonly signs: readonly string[];
}

const FEATURES: Readonly<Record<Feature, string>> = {
  'ghost-text': 'Ghost text',
  refactor: 'Refactoring',
  agent: 'Agent',
  evaluate: 'Evaluation',
  other: 'Other',
};

export function spendingSummary({ session, rows, today, budget, keyLeft }: SpendingSummaryInput): SpendingSummary {
  const month = rows?.filter(({ day }) => day.startsWith(today.slice(0, 7)));
  const periods = month
    ? [
        rowOf(
          'Today',
          month.filter(({ day }) => day === today),
        ),
        rowOf('This month', month),
        ...featureRows(month),
      ]
    : [];
  return {
    table: [rowOf('This session', session), ...periods],
    facts: [...valueFacts(month ?? session), ...budgetFact(budget), ...keyFact(keyLeft)],
    signs: signsIn([...session, ...(month ?? [])]),
  };
}

function rowOf(label: string, rows: readonly TotalsRow[]): SpendingSummaryRow {
  const sums = sumOf(rows);
  return {
    label,
    requests: String(sums.requests),
    tokens: describeTokenTotal(tokenTotal(sums)),
    cost: describeCostTotal(costTotal(sums)),
  };
}

/** A single feature repeats the month. */
function featureRows(month: readonly TotalsRow[]): SpendingSummaryRow[] {
  const features = [...rowsBy(month, 'feature')];
  return features.length < 2 ? [] : features.map(([feature, rows]) => rowOf(`– ${FEATURES[feature]}`, rows));
}

function valueFacts(rows: readonly TotalsRow[]): string[] {
  const { cachedOf, cachedTokens } = sumOf(rows);
  const suggested = suggestions(rows);
  const { acceptedLines } = sumOf(suggested);
  const fates = rowsBy(suggested, 'fate');
  const count = (fate: 'accepted' | 'shown') => sumOf(fates.get(fate) ?? []).requests;
  const offered = count('accepted') + count('shown');
  const cost = costTotal(sumOf(suggested));
  const isKnown = cost.reported + cost.estimated > 0;
  const perLine = acceptedLines > 0 && isKnown ? Math.round(cost.value / acceptedLines) : undefined;
  const parts = [
    ...(cachedOf > 0 ? [`${percent(cachedTokens, cachedOf)} of prompt tokens cached`] : []),
    ...(offered > 0 ? [`${percent(count('accepted'), offered)} of suggestions accepted`] : []),
    ...(perLine === undefined ? [] : [`${describeCostTotal({ ...cost, value: perLine })} per accepted line`]),
  ];
  return parts.length > 0 ? [parts.join(' · ')] : [];
}

function budgetFact(budget: BudgetState | undefined): string[] {
  if (!budget) return [];
  const { period, spent, capNanoDollars } = budget;
  const whose = period === 'day' ? "today's" : "this month's";
  const used = `${describeCostTotal(spent)} of ${whose} budget of ${formatCost(capNanoDollars)} spent`;
  const stopped = budget.kind === 'stop' ? ': ghost text has stopped, because the next request could exceed it' : '';
  const unwatched = spent.unknown > 0 ? "; requests with unknown cost aren't included" : '';
  return [`${used}${stopped}${unwatched}`];
}

function keyFact(keyLeft: number | undefined): string[] {
  return keyLeft === undefined ? [] : [`${formatCost(Math.max(0, keyLeft))} left on the key`];
}

function signsIn(rows: readonly TotalsRow[]): string[] {
  const { costsEstimated, costsUnknown, tokensEstimated, tokensUnknown } = sumOf(rows);
  return [
    ...(costsEstimated + tokensEstimated > 0 ? ['~ includes estimates'] : []),
    ...(costsUnknown + tokensUnknown > 0 ? ['? unknown, not in the total'] : []),
  ];
}

function percent(part: number, of: number): string {
  return `${Math.round((100 * part) / of)}%`;
}
