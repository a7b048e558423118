import * as l10n from '@vscode/l10n';
import type { LatencyMs, ModelSummary, Spread, Summary } from '../../core/evaluate/summary.ts';
import type { AnswerOutcome } from '../../core/evaluate/taskAnswer.ts';
import { formatCostTotal, formatTokens } from '../../core/usage/amount/format.ts';
import { element } from '../element.ts';
import { DataTable, type TableCell } from '../usage/dataTable.ts';
import { formatCount, formatInterval, formatMs, formatShare } from '../usage/formatText.ts';
import { breakable } from './breakable.ts';
import { ScatterChart } from './scatterChart.ts';
import { signOf } from './sign.ts';

const NUMERIC: readonly string[] = [
  l10n.t('Passed'),
  l10n.t('Output tokens'),
  l10n.t('Cost'),
  l10n.t('Cost per pass'),
  l10n.t('Latency p50'),
  l10n.t('Latency p95'),
  l10n.t('Truncated'),
  l10n.t('Malformed'),
  l10n.t('Empty'),
];
const COLUMNS = [{ name: l10n.t('Model') }, ...NUMERIC.map(name => ({ name, numeric: true }))];

const NOTE = l10n.t(
  'x: median output tokens, thinking included (quartiles). y: pass rate (95% CI, Wilson). Dashed: equal tokens per pass, and equal cost at similar prices. Truncated, malformed and empty answers fail; provider errors and skipped tasks aren’t counted.',
);

/** A chart, and a table of its data. */
export class ModelsSection {
  readonly root: HTMLElement;
  readonly chart = new ScatterChart();
  readonly #table = new DataTable({ caption: l10n.t('Models') });

  constructor() {
    this.root = element(
      'section',
      { 'aria-labelledby': 'models' },
      element('h2', { id: 'models' }, l10n.t('Pass rate and output tokens')),
      this.chart.root,
      element('p', { class: 'note' }, NOTE),
      this.#table.root,
    );
  }

  show(summary: Summary): void {
    this.chart.show(summary);
    this.#table.show(COLUMNS, summary.models.map(rowOf));
  }
}

function rowOf(summary: ModelSummary, index: number): TableCell[] {
  const { counts, cost, duration, model, outputTokens, passed } = summary;
  const uncounted = (['error', 'skipped'] as const).filter(outcome => counts[outcome] > 0);
  const left = uncounted.map(outcome => UNCOUNTED[outcome](formatCount(counts[outcome]))).join(', ');
  return [
    [signOf(index), element('b', {}, ...breakable(model.label)), ...(left === '' ? [] : [aside(left)])],
    [formatShare(passed), aside(judgedInWords(summary))],
    outputTokens ? tokenCell(outputTokens) : unknownTokens(passed.of),
    formatCostTotal(cost),
    costPerPass(summary),
    ...latencyCells(duration),
    ...(['truncated', 'malformed', 'empty'] as const).map(outcome => formatCount(counts[outcome])),
  ];
}

const UNCOUNTED: Readonly<Record<Extract<AnswerOutcome, 'error' | 'skipped'>, (count: string) => string>> = {
  error: count => l10n.t('Provider errors: {0}', count),
  skipped: count => l10n.t('Skipped: {0}', count),
};

/** `18 of 20 · 70–97%` */
function judgedInWords({ pass, passed }: ModelSummary): string {
  return [l10n.t('{0} of {1}', formatCount(passed.part), formatCount(passed.of)), formatInterval(pass)]
    .filter(Boolean)
    .join(' · ');
}

function tokenCell({ estimated, median, q1, q3, unknown }: Spread): TableCell {
  const [low, middle, high] = [q1, median, q3].map(tokens => formatTokens(Math.round(tokens)));
  return [`${estimated > 0 ? '~' : ''}${middle}${unknown > 0 ? '+?' : ''}`, aside(`${low}–${high}`)];
}

/** Below its value, or after it on a narrow page. */
function aside(text: string): HTMLElement {
  return element('span', { class: 'muted own-line' }, ` ${text}`);
}

function unknownTokens(judged: number): string {
  return judged === 0 ? '–' : '?';
}

/** Includes failed answers. */
function costPerPass({ cost, passed }: ModelSummary): string {
  return passed.part === 0 ? '–' : formatCostTotal({ ...cost, value: Math.round(cost.value / passed.part) });
}

function latencyCells(latency: LatencyMs | undefined): [string, string] {
  return [formatMs(latency?.p50), formatMs(latency?.p95)];
}
