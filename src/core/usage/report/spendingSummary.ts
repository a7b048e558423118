import * as l10n from '@vscode/l10n';
import { formatCount, formatPercent } from '../../numberText.ts';
import { describeCostTotal, describeTokenTotal, formatCost } from '../amount/format.ts';
import type { BudgetState } from '../budget/budget.ts';
import type { Feature } from '../ledger/ledger.ts';
import { costTotal, rowsBy, suggestions, sumOf, type TotalsRow, tokenTotal } from '../sums/ledgerTotals.ts';
import { nextEditsOf } from '../sums/nextEditFigures.ts';

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
  'ghost-text': l10n.t('Ghost text'),
  'next-edit': l10n.t('Next edits'),
  refactor: l10n.t('Refactoring'),
  agent: l10n.t('Agent'),
  evaluate: l10n.t('Evaluation'),
  other: l10n.t('Other'),
};

export function spendingSummary({ session, rows, today, budget, keyLeft }: SpendingSummaryInput): SpendingSummary {
  const month = rows?.filter(({ day }) => day.startsWith(today.slice(0, 7)));
  const periods = month
    ? [
        rowOf(
          l10n.t('Today'),
          month.filter(({ day }) => day === today),
        ),
        rowOf(l10n.t('This month'), month),
        ...featureRows(month),
      ]
    : [];
  return {
    table: [rowOf(l10n.t('This session'), session), ...periods],
    facts: [...valueFacts(month ?? session), ...budgetFact(budget), ...keyFact(keyLeft)],
    signs: signsIn([...session, ...(month ?? [])]),
  };
}

function rowOf(label: string, rows: readonly TotalsRow[]): SpendingSummaryRow {
  const sums = sumOf(rows);
  return {
    label,
    requests: formatCount(sums.requests),
    tokens: describeTokenTotal(tokenTotal(sums)),
    cost: describeCostTotal(costTotal(sums)),
  };
}

/** A single feature repeats the month. */
function featureRows(month: readonly TotalsRow[]): SpendingSummaryRow[] {
  const requested = month.filter(({ requests }) => requests > 0);
  const features = [...rowsBy(requested, 'feature')];
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
    ...(cachedOf > 0 ? [l10n.t('{0} of prompt tokens cached', percent(cachedTokens, cachedOf))] : []),
    ...(offered > 0 ? [l10n.t('{0} of suggestions accepted', percent(count('accepted'), offered))] : []),
    ...(perLine === undefined ? [] : [l10n.t('{0} per accepted line', describeCostTotal({ ...cost, value: perLine }))]),
  ];
  return [...(parts.length > 0 ? [parts.join(' · ')] : []), ...nextEditFact(rows)];
}

function nextEditFact(rows: readonly TotalsRow[]): string[] {
  const { applied, free, offered } = nextEditsOf(rows);
  const counts = [applied, offered, free].map(count => formatCount(count));
  return offered > 0 ? [l10n.t('Next edits: {0} of {1} applied, {2} of them free', ...counts)] : [];
}

function budgetFact(budget: BudgetState | undefined): string[] {
  if (!budget) return [];
  const { period, spent, capNanoDollars } = budget;
  const amounts = [describeCostTotal(spent), formatCost(capNanoDollars)] as const;
  const used =
    period === 'day'
      ? l10n.t("{0} of today's budget of {1} spent", ...amounts)
      : l10n.t("{0} of this month's budget of {1} spent", ...amounts);
  const stopped =
    budget.kind === 'stop'
      ? l10n.t('{0}: ghost text has stopped, because the next request could exceed it', used)
      : used;
  return [spent.unknown > 0 ? l10n.t("{0}; requests with unknown cost aren't included", stopped) : stopped];
}

function keyFact(keyLeft: number | undefined): string[] {
  return keyLeft === undefined ? [] : [l10n.t('{0} left on the key', formatCost(Math.max(0, keyLeft)))];
}

function signsIn(rows: readonly TotalsRow[]): string[] {
  const { costsEstimated, costsUnknown, tokensEstimated, tokensUnknown } = sumOf(rows);
  return [
    ...(costsEstimated + tokensEstimated > 0 ? [l10n.t('~ includes estimates')] : []),
    ...(costsUnknown + tokensUnknown > 0 ? [l10n.t('? unknown, not in the total')] : []),
  ];
}

function percent(part: number, of: number): string {
  return formatPercent(part / of);
}
