import type { Interval, ProportionDifference } from '../../core/statistics.ts';
import type { Figure } from '../../core/usage/amount/charge.ts';
import { formatCost, formatCostTotal, formatTokens, formatTokenTotal } from '../../core/usage/amount/format.ts';
import { addFigure, EMPTY_TOTAL } from '../../core/usage/amount/total.ts';
import type { Feature } from '../../core/usage/ledger/ledger.ts';
import type { Range } from '../../core/usage/report/range.ts';
import type { Amount, Share, SpentAmounts } from '../../core/usage/report/report.ts';
import type { Fate } from '../../core/usage/sums/ledgerTotals.ts';

export const FEATURE_NAMES: Readonly<Record<Feature, string>> = {
  'ghost-text': 'Ghost text',
  refactor: 'Refactor',
  agent: 'Agent',
  evaluate: 'Evaluate',
  other: 'Other',
};

export const FATE_NAMES: Readonly<Record<Fate, string>> = {
  accepted: 'Accepted',
  shown: 'Shown',
  discarded: 'Discarded',
  cancelled: 'Cancelled',
  failed: 'Failed',
  other: 'Other',
};

export const FATE_MEANINGS: Readonly<Record<Fate, string>> = {
  accepted: 'accepted, at least in part',
  shown: 'not accepted',
  discarded: 'nothing worth showing',
  cancelled: 'you moved on',
  failed: 'provider error',
  other: 'from a newer version',
};

export const RANGE_NAMES: Readonly<Record<Range, string>> = {
  '7-days': '7 days',
  '30-days': '30 days',
  '90-days': '90 days',
  month: 'This month',
};

export interface Measure {
  readonly name: string;
  readonly of: (spent: SpentAmounts) => Amount;
  readonly total: (amount: Amount) => string;
  readonly value: (value: number) => string;
}

export const COST: Measure = { name: 'Cost', of: ({ cost }) => cost, total: formatCostTotal, value: formatCost };
export const TOKENS: Measure = {
  name: 'Tokens',
  of: ({ tokens }) => tokens,
  total: formatTokenTotal,
  value: formatTokens,
};

const number = new Intl.NumberFormat();
const DAY_STYLES = {
  /** On an axis. */
  short: new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' }),
  /** In a table. */
  medium: new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' }),
  long: new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' }),
};
const moment = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

export function formatCount(count: number): string {
  return number.format(count);
}

/** `$0.0042`, `~$0.0042`, `?`: see formatCostTotal. */
export function formatFigure(cost: Figure): string {
  return formatCostTotal(addFigure(EMPTY_TOTAL, cost));
}

export function requestsInWords(count: number): string {
  return count === 1 ? '1 request' : `${formatCount(count)} requests`;
}

export function newestFirst<T>(items: readonly T[]): T[] {
  return [...items].reverse();
}

/** `620 ms`, `1.4 s`; `–` without data. */
export function formatMs(ms: number | undefined): string {
  if (ms === undefined) return '–';
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 9950 ? 1 : 0)} s`;
}

/** `34%`; `–` without data. */
export function formatShare({ part, of }: Share): string {
  return of === 0 ? '–' : `${Math.round((100 * part) / of)}%`;
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
  return interval ? `${Math.round(100 * interval.low)}–${Math.round(100 * interval.high)}%` : '';
}

/** `12 points more (95% CI 2 to 22)` */
export function differenceInWords({ value, low, high }: ProportionDifference): string {
  const points = Math.round(100 * value);
  const count = Math.abs(points) === 1 ? '1 point' : `${Math.abs(points)} points`;
  const amount = points === 0 ? 'no difference' : `${count} ${value < 0 ? 'less' : 'more'}`;
  return `${amount} (95% CI ${signed(low)} to ${signed(high)})`;
}

function signed(share: number): string {
  const size = Math.abs(100 * share);
  // Not rounded to 0: the interval decides.
  const points = size > 0 && size < 1 ? size.toFixed(1) : String(Math.round(size));
  return share < 0 && Number(points) > 0 ? `−${points}` : points;
}
