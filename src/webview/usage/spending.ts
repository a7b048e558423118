import * as l10n from '@vscode/l10n';
import { counted } from '../../core/counted.ts';
import type { Amount, DayReport, SpentAmounts, UsageReport } from '../../core/usage/report/report.ts';
import { type BarPart, stackedBars } from './bars.ts';
import { ChartFigure, type FigureContent } from './chartFigure.ts';
import { FEATURE_COLORS } from './colors.ts';
import { FEATURE_NAMES, formatCount, formatDay, type Measure, newestFirst } from './formatText.ts';

export class SpendingFigure {
  readonly root: HTMLElement;
  readonly #figure: ChartFigure;
  readonly #measure: Measure;

  constructor(measure: Measure) {
    this.#measure = measure;
    this.#figure = new ChartFigure({ title: measure.perDay, format: measure.value });
    this.root = this.#figure.root;
  }

  show(report: UsageReport): void {
    this.#figure.show(contentOf(report, this.#measure));
  }
}

function contentOf(report: UsageReport, measure: Measure): FigureContent {
  const { days, features } = report;
  const words = (spent: SpentAmounts | undefined) => (spent ? measure.total(measure.of(spent)) : measure.value(0));
  return {
    drawing: stackedBars({
      days: days.map(({ day }) => day),
      parts: partsOf(report, measure),
      withUnknown: days.map(day => measure.of(day).unknown > 0),
    }),
    legend: features.map(({ feature }) => ({ name: FEATURE_NAMES[feature], color: FEATURE_COLORS[feature] })),
    readings: index => {
      const day = index === undefined ? undefined : days[index];
      return {
        title: day ? formatDay(day.day, 'long') : l10n.t('{0} days', days.length),
        texts: features.map(ofFeature => words(day ? day.features[ofFeature.feature] : ofFeature)),
      };
    },
    note: noteOn(measure.of(report)),
    columns: [
      { name: l10n.t('Day') },
      ...features.map(({ feature }) => ({ name: FEATURE_NAMES[feature], numeric: true })),
      { name: l10n.t('Total'), numeric: true },
      { name: l10n.t('Requests'), numeric: true },
    ],
    rows: newestFirst(days).map(day => [
      formatDay(day.day, 'medium'),
      ...features.map(({ feature }) => words(day.features[feature])),
      words(day),
      formatCount(day.requests),
    ]),
  };
}

/** Reported amounts with estimates on top. */
function partsOf({ days, features }: UsageReport, measure: Measure): BarPart[] {
  return features.flatMap(({ feature }) => {
    const amounts = days.map(day => ofFeature(day, feature, measure));
    const color = FEATURE_COLORS[feature];
    return [
      { color, hatched: false, sizes: amounts.map(amount => (amount ? amount.value - amount.estimatedValue : 0)) },
      { color, hatched: true, sizes: amounts.map(amount => amount?.estimatedValue ?? 0) },
    ];
  });
}

function ofFeature(day: DayReport, feature: keyof DayReport['features'], measure: Measure): Amount | undefined {
  const spent = day.features[feature];
  return spent && measure.of(spent);
}

function noteOn({ estimated, unknown }: Amount): string {
  return [
    ...(estimated > 0 ? [l10n.t('Hatched (~): estimated, {0}.', counted.requests(estimated))] : []),
    ...(unknown > 0 ? [l10n.t('? {0} with unknown cost, not included.', counted.requests(unknown))] : []),
  ].join(' ');
}
