import * as l10n from '@vscode/l10n';
import type { DayReport, LatencyPercentiles, UsageReport } from '../../core/usage/report/report.ts';
import { ChartFigure, type FigureContent } from './chartFigure.ts';
import type { Color } from './colors.ts';
import { formatCount, formatDay, formatMs, newestFirst } from './formatText.ts';
import { lines } from './lines.ts';

type Moment = 'firstToken' | 'firstPaint';
type Percentile = 'p50' | 'p95' | 'p99';

const MOMENT_NAMES: Readonly<Record<Moment, string>> = {
  firstToken: l10n.t('First token'),
  firstPaint: l10n.t('First paint'),
};

const MOMENT_MEANINGS: Readonly<Record<Moment, string>> = {
  firstToken: l10n.t('From sending a request to the first character of the answer.'),
  firstPaint: l10n.t('From sending a request to the first text that could be shown.'),
};

interface PercentileLine {
  readonly percentile: Percentile;
  readonly color: Color;
  readonly style: 'solid' | 'dashed' | 'dotted';
}

const PERCENTILES: readonly PercentileLine[] = [
  { percentile: 'p50', color: '--blue', style: 'solid' },
  { percentile: 'p95', color: '--yellow', style: 'dashed' },
  { percentile: 'p99', color: '--purple', style: 'dotted' },
];

/** To the first token, by day. */
export class LatencyFigure {
  readonly root: HTMLElement;
  readonly #figure: ChartFigure;
  readonly #moment: Moment;

  constructor(moment: Moment) {
    this.#moment = moment;
    this.#figure = new ChartFigure({ title: MOMENT_NAMES[moment], format: formatMs });
    this.root = this.#figure.root;
  }

  show(report: UsageReport): void {
    this.#figure.show(contentOf(report, this.#moment));
  }
}

function contentOf(report: UsageReport, moment: Moment): FigureContent {
  const { days } = report;
  return {
    drawing: lines(
      PERCENTILES.map(({ percentile, ...look }) => ({ ...look, values: days.map(day => day[moment][percentile]) })),
      days.map(({ day }) => day),
    ),
    legend: PERCENTILES.map(({ percentile, color, style }) => ({ name: percentile, color, line: style })),
    readings: index => {
      const day = index === undefined ? undefined : days[index];
      return {
        title: day ? formatDay(day.day, 'long') : l10n.t('{0} days', days.length),
        texts: inWords(day ? day[moment] : report[moment]),
      };
    },
    note: MOMENT_MEANINGS[moment],
    columns: [
      { name: l10n.t('Day') },
      ...PERCENTILES.map(({ percentile }) => ({ name: percentile, numeric: true })),
      { name: l10n.t('Measured'), numeric: true },
    ],
    rows: [allDays(report, moment), ...newestFirst(days).map(day => rowOf(day, moment))],
  };
}

function inWords(latency: LatencyPercentiles): string[] {
  return PERCENTILES.map(({ percentile }) => formatMs(latency[percentile]));
}

function allDays(report: UsageReport, moment: Moment): string[] {
  return [l10n.t('All {0} days', report.days.length), ...inWords(report[moment]), formatCount(report[moment].measured)];
}

function rowOf(day: DayReport, moment: Moment): string[] {
  return [formatDay(day.day, 'medium'), ...inWords(day[moment]), formatCount(day[moment].measured)];
}
