import * as l10n from '@vscode/l10n';
import { element } from '../element.ts';
import type { Color } from './colors.ts';
import { type Column, DataTable, type TableCell } from './dataTable.ts';
import { DayChart, type Drawing } from './dayChart.ts';

export interface LegendEntry {
  readonly name: string;
  readonly color: Color;
  /** An area without it. */
  readonly line?: 'solid' | 'dashed' | 'dotted';
}

export interface FigureContent {
  readonly drawing: Drawing;
  readonly legend: readonly LegendEntry[];
  /** For one day or for all. */
  readonly readings: (day: number | undefined) => { readonly title: string; readonly texts: readonly string[] };
  /** Explains signs in the chart. */
  readonly note: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly TableCell[])[];
}

export interface FigureOptions {
  readonly title: string;
  readonly format: (value: number) => string;
  /** See DayChartOptions. */
  readonly step?: string;
}

/** A chart, a legend for the hovered day, and a table. */
export class ChartFigure {
  readonly root: HTMLElement;
  readonly #chart: DayChart;
  readonly #legend = element('ul', { class: 'legend' });
  readonly #note = element('p', { class: 'note' });
  readonly #table: DataTable;
  #content: FigureContent | undefined;

  constructor({ title, format, step = l10n.t('Day') }: FigureOptions) {
    this.#table = new DataTable({ caption: title });
    this.#chart = new DayChart({ name: title, format, step, onPick: day => this.#read(day) });
    const table = element('details', {}, element('summary', {}, l10n.t('{0}: table', title)), this.#table.root);
    this.root = element(
      'figure',
      {},
      element('figcaption', {}, element('h3', {}, title)),
      this.#legend,
      this.#chart.root,
      this.#note,
      table,
    );
  }

  show(content: FigureContent): void {
    this.#content = content;
    this.#note.textContent = content.note;
    this.#note.hidden = content.note === '';
    this.#table.show(content.columns, content.rows);
    this.#chart.show(content.drawing);
  }

  /** @returns the figures in one sentence */
  #read(day: number | undefined): string {
    if (this.#content === undefined) return '';
    const { legend, readings } = this.#content;
    const { title, texts } = readings(day);
    const entries = legend.map(({ name, color, line }, index) => {
      const sign = element('span', { class: line ? `sign line ${line}` : 'sign' });
      sign.style.setProperty('--sign', `var(${color})`);
      return element('li', {}, sign, `${name} `, element('b', {}, texts[index] ?? ''));
    });
    this.#legend.replaceChildren(element('li', { class: 'when' }, title), ...entries);
    return `${title}: ${legend.map(({ name }, index) => `${name} ${texts[index]}`).join(', ')}`;
  }
}
