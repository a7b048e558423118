import * as l10n from '@vscode/l10n';
import { formatCount } from '../numberText.ts';
import type { Interval } from '../statistics.ts';
import { formatCost, formatCostTotal, formatTokens } from '../usage/amount/format.ts';
import type { ModelComparison } from './comparison.ts';
import type { UnpricedPart } from './estimate.ts';
import type { LatencyMs, ModelSummary, Spread, Summary } from './summary.ts';

/** For a terminal. */
export function summaryText({ models, comparisons }: Summary): string {
  const labelOf = (id: string) => models.find(({ model }) => model.id === id)?.model.label ?? id;
  const table = aligned([HEADER, ...models.map(rowOf)]);
  return [...table, '', ...comparisons.map(comparison => sentenceOf(comparison, labelOf)), ''].join('\n');
}

const HEADER = [
  ...['model', 'passed', '95% CI', 'output tokens (quartiles)', 'cost', 'p50', 'p95'],
  ...['truncated', 'malformed', 'empty', 'errors', 'skipped'],
];

function rowOf({ model, passed, pass, outputTokens, cost, duration, counts }: ModelSummary): readonly string[] {
  const { truncated, malformed, empty, error, skipped } = counts;
  return [
    model.label,
    passed.of === 0 ? '–' : `${passed.part}/${passed.of} ${percent(passed.part / passed.of)}`,
    pass ? rangeOf(pass) : '–',
    outputTokens ? spreadText(outputTokens) : '?',
    formatCostTotal(cost),
    ...latencyTexts(duration),
    ...[truncated, malformed, empty, error, skipped].map(String),
  ];
}

function spreadText({ q1, median, q3, estimated, unknown }: Spread): string {
  const [low, middle, high] = [q1, median, q3].map(value => formatTokens(Math.round(value)));
  return `${estimated > 0 ? '~' : ''}${middle} (${low}–${high})${unknown > 0 ? ` and ${unknown} ?` : ''}`;
}

function latencyTexts(latency: LatencyMs | undefined): readonly string[] {
  return latency ? [latency.p50, latency.p95].map(ms => `${(ms / 1_000).toFixed(2)} s`) : ['–', '–'];
}

export function sentenceOf(comparison: ModelComparison, labelOf: (modelId: string) => string): string {
  const { a, b, difference, pairs, tasksMissing, verdict } = comparison;
  const [first, second] = [labelOf(a), labelOf(b)];
  const points = difference ? `${signed(difference.value)} points, ${rangeOf(difference)}` : '';
  switch (verdict) {
    case 'not-enough-data':
      return `${first} and ${second}: not enough data yet; needs ${counted(tasksMissing, 'more task')}.`;
    case 'no-difference-shown':
      return `${first} and ${second}: no difference shown in ${pairs} pairs (${points}).`;
    case 'a-better':
      return `${first} passes more often than ${second}, in ${pairs} pairs (${points}).`;
    case 'b-better':
      return `${second} passes more often than ${first}, in ${pairs} pairs (${points}).`;
  }
}

export function unpricedWarning({ models, outputTokens, questions }: UnpricedPart, capNanoDollars?: number): string {
  const names = models.map(({ label }) => label).join(', ');
  const limit = capNanoDollars === undefined ? undefined : formatCost(capNanoDollars);
  const price =
    limit === undefined
      ? l10n.t('The price of {0} is unknown.', names)
      : l10n.t("The price of {0} is unknown, so the limit of {1} can't be enforced.", names, limit);
  const tokens = formatTokens(outputTokens);
  const end =
    questions === 1
      ? l10n.t(
          'Reported costs are counted; otherwise the run ends only after 1 request with up to {0} output tokens.',
          tokens,
        )
      : l10n.t(
          'Reported costs are counted; otherwise the run ends only after {0} requests with up to {1} output tokens.',
          formatCount(questions),
          tokens,
        );
  return `${price} ${end}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function rangeOf({ low, high }: Interval): string {
  return `${Math.round(low * 100)} to ${Math.round(high * 100)}%`;
}

function signed(share: number): string {
  const points = Math.round(share * 100);
  return points > 0 ? `+${points}` : String(points);
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = HEADER.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows.map(row =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
