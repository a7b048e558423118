import * as l10n from '@vscode/l10n';
import type uPlot from 'uplot';
import { formatPercent } from '../../core/numberText.ts';
import { formatCostTotal } from '../../core/usage/amount/format.ts';
import type { AcceptanceStats, AcceptReport, ModelWeeks } from '../../core/usage/report/acceptRate.ts';
import { ChartFigure, type FigureContent } from './chartFigure.ts';
import { type Color, resolve } from './colors.ts';
import type { TableCell } from './dataTable.ts';
import { formatCount, formatDay, formatInterval, formatShare, newestFirst } from './formatText.ts';
import { type Line, lines } from './lines.ts';

interface Look extends Pick<Line, 'style'> {
  readonly color: Color;
}

/** More lines can't be told apart. */
const LOOKS: readonly Look[] = [
  { color: '--blue', style: 'solid' },
  { color: '--yellow', style: 'dashed' },
  { color: '--purple', style: 'dotted' },
  { color: '--green', style: 'solid' },
];

/** In days, so that intervals don't overlap. */
const BESIDE = 0.12;

/** A shorter trend means nothing. */
const LEAST_WEEKS = 4;

export class AcceptFigure {
  readonly root: HTMLElement;
  readonly #figure = new ChartFigure({
    title: l10n.t('Accept rate per week'),
    format: formatPercent,
    step: l10n.t('Week'),
  });

  constructor() {
    this.root = this.#figure.root;
  }

  show(report: AcceptReport): void {
    this.#figure.show(contentOf(report));
  }
}

/** From the first suggestion on. */
function begun({ models, weeks }: AcceptReport): Pick<AcceptReport, 'models' | 'weeks'> {
  const first = weeks.findIndex((_, week) => models.some(model => (model.weeks[week]?.requests ?? 0) > 0));
  const from = Math.max(0, Math.min(first, weeks.length - LEAST_WEEKS));
  return { models: models.map(model => ({ ...model, weeks: model.weeks.slice(from) })), weeks: weeks.slice(from) };
}

function contentOf(report: AcceptReport): FigureContent {
  const { models, weeks } = begun(report);
  const drawn = models.slice(0, LOOKS.length).map((model, index) => ({ model, look: LOOKS[index] ?? FALLBACK }));
  return {
    drawing: {
      ...lines(
        drawn.map(({ model, look }) => ({ ...look, values: model.weeks.map(rateOf) })),
        weeks,
      ),
      highest: Math.max(0, ...drawn.flatMap(({ model }) => model.weeks.map(({ interval }) => interval?.high ?? 0))),
      finish: plot => {
        for (const [index, { model, look }] of drawn.entries()) {
          drawIntervals(plot, { model, color: look.color, shift: (index - (drawn.length - 1) / 2) * BESIDE });
        }
      },
    },
    legend: drawn.map(({ model, look }) => ({ name: nameOf(model), color: look.color, line: look.style })),
    readings: week => ({
      title:
        week === undefined
          ? l10n.t('{0} weeks', weeks.length)
          : l10n.t('Week from {0}', formatDay(weeks[week] ?? '', 'long')),
      texts: drawn.map(({ model }) => rateInWords(week === undefined ? model : model.weeks[week])),
    }),
    note: l10n.t(
      'Accepted suggestions, at least in part, of all that were accepted or shown. Bars show the 95% confidence interval (Wilson).',
    ),
    columns: COLUMNS,
    rows: newestFirst(weeks.map((week, index) => ({ week, index }))).flatMap(({ week, index }) =>
      models.flatMap(model => {
        const ofWeek = model.weeks[index];
        return ofWeek && ofWeek.requests > 0 ? [rowOf(formatDay(week, 'medium'), nameOf(model), ofWeek)] : [];
      }),
    ),
  };
}

const FALLBACK: Look = { color: '--gray', style: 'solid' };

const COLUMNS = [
  { name: l10n.t('Week from') },
  { name: l10n.t('Model') },
  { name: l10n.t('Shown'), numeric: true },
  { name: l10n.t('Accepted'), numeric: true },
  { name: l10n.t('Rate'), numeric: true },
  { name: l10n.t('Characters'), numeric: true },
  { name: l10n.t('Kept 30 s'), numeric: true },
  { name: l10n.t('Kept 5 min'), numeric: true },
  { name: l10n.t('Cost per kept line'), numeric: true },
];

function rowOf(week: string, model: string, accepting: AcceptanceStats): TableCell[] {
  const { accepted, acceptedChars, kept30s, kept5min, costPerKeptLine, interval } = accepting;
  return [
    week,
    model,
    formatCount(accepted.of),
    formatCount(accepted.part),
    rateInWords({ accepted, interval }),
    formatCount(acceptedChars),
    keptShare(accepted.part, kept30s),
    keptShare(accepted.part, kept5min),
    costPerKeptLine ? formatCostTotal(costPerKeptLine) : keptShare(accepted.part, { part: 0, of: 0 }),
  ];
}

/** `?` if retention is unknown. */
export function keptShare(accepted: number, kept: { readonly part: number; readonly of: number }): string {
  return kept.of === 0 && accepted > 0 ? '?' : formatShare(kept);
}

function rateOf({ accepted: { part, of } }: AcceptanceStats): number | undefined {
  return of === 0 ? undefined : part / of;
}

/** `48% (42–54%)`; `–` without data. */
function rateInWords(accepting: Pick<AcceptanceStats, 'accepted' | 'interval'> | undefined): string {
  if (!accepting) return '–';
  const { accepted, interval } = accepting;
  return interval ? `${formatShare(accepted)} (${formatInterval(interval)})` : formatShare(accepted);
}

function nameOf({ name }: Pick<ModelWeeks, 'name'>): string {
  return name === '' ? l10n.t('unknown') : name;
}

interface Intervals {
  readonly model: ModelWeeks;
  readonly color: Color;
  readonly shift: number;
}

function drawIntervals({ ctx, valToPos }: uPlot, { model, color, shift }: Intervals): void {
  ctx.save();
  ctx.strokeStyle = resolve(color);
  ctx.lineWidth = Math.max(1, devicePixelRatio);
  ctx.beginPath();
  for (const [week, { interval }] of model.weeks.entries()) {
    if (!interval) continue;
    const x = valToPos(week + shift, 'x', true);
    ctx.moveTo(x, valToPos(interval.low, 'y', true));
    ctx.lineTo(x, valToPos(interval.high, 'y', true));
  }
  ctx.stroke();
  ctx.restore();
}
