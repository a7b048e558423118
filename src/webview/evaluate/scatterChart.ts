import * as l10n from '@vscode/l10n';
import uPlot from 'uplot';
import type { Summary } from '../../core/evaluate/summary.ts';
import { formatPercent } from '../../core/numberText.ts';
import { formatTokens } from '../../core/usage/amount/format.ts';
import { element } from '../element.ts';
import { onThemeChange, resolve } from '../usage/colors.ts';
import { formatInterval } from '../usage/formatText.ts';
import { type IsoCost, isoCostsOf, type Mark, marksOf } from './marks.ts';
import { drawScatter, TOP_MARGIN_PX } from './scatterDrawing.ts';

const HEIGHT_PX = 380;
/** For names and whiskers on the right. */
const ROOM = 1.25;
/** Whole tokens. */
const TICKS = [1, 2, 5]
  .flatMap(step => Array.from({ length: 7 }, (_, power) => step * 10 ** power))
  .sort((a, b) => a - b);
/** Half a mark above 100%. */
const TOP_RATE = 1.04;

export class ScatterChart {
  readonly root = element('div', { class: 'plot scatter', role: 'img' });
  #marks: readonly Mark[] = [];
  #lines: readonly IsoCost[] = [];
  #plot: uPlot | undefined;

  constructor() {
    new ResizeObserver(() => this.#fit()).observe(this.root);
    onThemeChange(() => this.#plot?.redraw(true));
  }

  show({ models }: Summary): void {
    this.#marks = marksOf(models);
    this.#lines = isoCostsOf(this.#marks, models);
    this.root.setAttribute('aria-label', this.#marks.map(inWords).join('; '));
    this.#plot?.destroy();
    this.#plot = new uPlot(this.#options(), [[0, 1], []], this.root);
  }

  /** Base64. */
  png(): string {
    const drawn = this.#plot?.ctx.canvas;
    const picture = document.createElement('canvas');
    const pen = picture.getContext('2d');
    if (!drawn || !pen) return '';
    picture.width = drawn.width;
    picture.height = drawn.height;
    pen.fillStyle = getComputedStyle(document.body).backgroundColor;
    pen.fillRect(0, 0, picture.width, picture.height);
    pen.drawImage(drawn, 0, 0);
    return picture.toDataURL('image/png').replace('data:image/png;base64,', '');
  }

  #options(): uPlot.Options {
    const most = Math.max(1, ...this.#marks.map(({ tokens }) => tokens.q3 * ROOM));
    return {
      width: this.#width,
      height: HEIGHT_PX,
      series: [{}, { show: false }],
      scales: { x: { time: false, range: () => [0, most] }, y: { range: () => [0, TOP_RATE] } },
      axes: this.#axes(),
      padding: [TOP_MARGIN_PX + 4, null, null, null],
      legend: { show: false },
      cursor: { show: false },
      hooks: { draw: [plot => drawScatter(plot, { marks: this.#marks, lines: this.#lines })] },
    };
  }

  #axes(): uPlot.Axis[] {
    const { fontFamily } = getComputedStyle(document.body);
    const grid = { stroke: () => resolve('--faint'), width: 1 };
    const axis = {
      stroke: () => resolve('--muted'),
      font: `12px ${fontFamily}`,
      labelFont: `12px ${fontFamily}`,
      labelSize: 20,
      grid,
      ticks: { show: false },
    };
    return [
      {
        ...axis,
        label: l10n.t('Output tokens per answer'),
        size: 28,
        gap: 6,
        incrs: TICKS,
        values: (_, ticks) => ticks.map(formatTokens),
      },
      {
        ...axis,
        label: l10n.t('Pass rate'),
        size: 52,
        values: (_, ticks) => ticks.map(tick => (tick > 1 ? '' : formatPercent(tick))),
      },
    ];
  }

  get #width(): number {
    return Math.max(1, Math.floor(this.root.clientWidth));
  }

  #fit(): void {
    if (this.#plot && this.#plot.width !== this.#width) this.#plot.setSize({ width: this.#width, height: HEIGHT_PX });
  }
}

function inWords({ name, rate, tokens }: Mark): string {
  const [q1, median, q3] = [tokens.q1, tokens.median, tokens.q3].map(value => formatTokens(Math.round(value)));
  const spread = [median ?? '', q1 ?? '', q3 ?? ''] as const;
  const [passed, interval] = [formatPercent(rate.value), formatInterval(rate)];
  return l10n.t('{0}: {1} pass ({2}) with {3} output tokens ({4} to {5})', name, passed, interval, ...spread);
}
