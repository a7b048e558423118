import * as l10n from '@vscode/l10n';
import { displayLanguage } from '../../core/displayLanguage.ts';
import { formatCount, formatDecimal, formatPercent } from '../../core/numberText.ts';
import type { Interval, ProportionDifference } from '../../core/statistics.ts';
import type { Figure } from '../../core/usage/amount/charge.ts';
import { formatCost, formatCostTotal, formatTokens, formatTokenTotal } from '../../core/usage/amount/format.ts';
import { addFigure, EMPTY_TOTAL } from '../../core/usage/amount/total.ts';
import type { Feature } from '../../core/usage/ledger/ledger.ts';
import type { Range } from '../../core/usage/report/range.ts';
import type { Amount, Share, SpentAmounts } from '../../core/usage/report/report.ts';
import type { Fate } from '../../core/usage/sums/ledgerTotals.ts';

export const FEATURE_NAMES: Readonly<Record<Feature, string>> = {
  'ghost-text': l10n.t('Ghost text'),
  'next-edit': l10n.t('Next edit'),
  refactor: l10n.t('Refactor'),
  agent: l10n.t('Agent'),
  evaluate: l10n.t('Evaluate'),
  other: l10n.t('Other'),
};

export const FATE_NAMES: Readonly<Record<Fate, string>> = {
  accepted: l10n.t('Accepted'),
  shown: l10n.t('Shown'),
  dismissed: l10n.t('Dismissed'),
  extra: l10n.t('Extra'),
  step: l10n.t('Step'),
  discarded: l10n.t('Discarded'),
  cancelled: l10n.t('Cancelled'),
  failed: l10n.t('Failed'),
  other: l10n.t('Other'),
};

export const FATE_MEANINGS: Readonly<Record<Fate, string>> = {
  accepted: l10n.t('accepted, at least in part'),
  shown: l10n.t('not accepted'),
  dismissed: l10n.t('a next edit, with Escape'),
  extra: l10n.t('an alternative or a trial, not accepted'),
  step: l10n.t('of the agent or a comparison, not shown by itself'),
  discarded: l10n.t('nothing worth showing'),
  cancelled: l10n.t('you moved on'),
  failed: l10n.t('provider error'),
  other: l10n.t('from a newer version'),
};

export const RANGE_NAMES: Readonly<Record<Range, string>> = {
  '7-days': l10n.t('{0} days', 7),
  '30-days': l10n.t('{0} days', 30),
  '90-days': l10n.t('{0} days', 90),
  month: l10n.t('This month'),
};

export interface Measure {
  readonly name: string;
  readonly perDay: string;
  readonly of: (spent: SpentAmounts) => Amount;
  readonly total: (amount: Amount) => string;
  readonly value: (value: number) => string;
}

export const COST: Measure = {
  name: l10n.t('Cost'),
  perDay: l10n.t('Cost per day'),
  of: ({ cost }) => cost,
  total: formatCostTotal,
  value: formatCost,
};
export const TOKENS: Measure = {
  name: l10n.t('Tokens'),
  perDay: l10n.t('Tokens per day'),
  of: ({ tokens }) => tokens,
  total: formatTokenTotal,
  value: formatTokens,
};

const DAY_STYLES = {
  /** On an axis. */
  short: new Intl.DateTimeFormat(displayLanguage(), { day: 'numeric', month: 'short' }),
  /** In a table. */
  medium: new Intl.DateTimeFormat(displayLanguage(), { weekday: 'short', day: 'numeric', month: 'short' }),
  long: new Intl.DateTimeFormat(displayLanguage(), { weekday: 'long', day: 'numeric', month: 'long' }),
};
const moment = new Intl.DateTimeFormat(displayLanguage(), {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

export { formatCount };

/** `$0.0042`, `~$0.0042`, `?`: see formatCostTotal. */
export function formatFigure(cost: Figure): string {
  return formatCostTotal(addFigure(EMPTY_TOTAL, cost));
}

export function newestFirst<T>(items: readonly T[]): T[] {
  return [...items].reverse();
}

/** `620 ms`, `1.4 s`; `–` without data. */
export function formatMs(ms: number | undefined): string {
  if (ms === undefined) return '–';
  return ms < 1000 ? l10n.t('{0} ms', Math.round(ms)) : l10n.t('{0} s', formatDecimal(ms / 1000, ms < 9950 ? 1 : 0));
}

/** `34%`; `–` without data. */
export function formatShare({ part, of }: Share): string {
  return of === 0 ? '–' : formatPercent(part / of);
}

export function formatDay(day: string, style: keyof typeof DAY_STYLES): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return DAY_STYLES[style].format(new Date(year, month - 1, date));
}

export function formatTime(time: number): string {
  return moment.format(time);
}

/** `31–52%`; empty without an interval. */
export function formatInterval(interval: Interval | undefined): string {
  return interval ? `${Math.round(100 * interval.low)}–${formatPercent(interval.high)}` : '';
}

/** `12 points more (95% CI 2 to 22)` */
export function differenceInWords({ value, low, high }: ProportionDifference): string {
  const points = Math.round(100 * value);
  return l10n.t('{0} (95% CI {1} to {2})', pointsInWords(points), signed(low), signed(high));
}

function pointsInWords(points: number): string {
  switch (points) {
    case 0:
      return l10n.t('no difference');
    case 1:
      return l10n.t('1 point more');
    case -1:
      return l10n.t('1 point less');
    default:
      return points > 0 ? l10n.t('{0} points more', points) : l10n.t('{0} points less', -points);
  }
}

function signed(share: number): string {
  const size = Math.abs(100 * share);
  // Not rounded to 0: the interval decides.
  const digits = size > 0 && size < 1 ? 1 : 0;
  const points = formatDecimal(size, digits);
  return share < 0 && Number(size.toFixed(digits)) > 0 ? `−${points}` : points;
}
