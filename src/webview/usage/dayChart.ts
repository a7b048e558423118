import * as l10n from '@vscode/l10n';
import uPlot from 'uplot';
import { element, setAttributes } from '../element.ts';
import { onThemeChange, resolve } from './colors.ts';
import { dayTicks } from './dayTicks.ts';
import { formatDay } from './formatText.ts';

/** x is the index of the day. */
export interface Drawing {
  readonly days: readonly string[];
  readonly series: readonly uPlot.Series[];
  readonly values: readonly (readonly (number | null)[])[];
  readonly highest?: number;
  readonly finish?: (plot: uPlot) => void;
}

export interface DayChartOptions {
  /** For screen readers. */
  readonly name: string;
  /** `Day`, or `Week`, named by its first day. */
  readonly step: string;
  /** For the y axis. */
  readonly format: (value: number) => string;
  /**
   * Undefined for none.
   * @returns the day's figures in words
   */
  readonly onPick: (day: number | undefined) => string;
}

const HEIGHT_PX = 190;
const LABEL_PX = 62;
const CHARACTER_PX = 7;
const WEEK = 7;

/** To screen readers it is a slider with the day's figures. */
export class DayChart {
  readonly root: HTMLElement;
  readonly #options: DayChartOptions;
  #drawing: Drawing = { days: [], series: [], values: [] };
  #plot: uPlot | undefined;
  #picked: number | undefined;

  constructor(options: DayChartOptions) {
    this.#options = options;
    this.root = element('div', {
      class: 'plot',
      role: 'slider',
      tabindex: 0,
      'aria-label': l10n.t('{0}, chart. {1}', options.name, options.step),
      'aria-valuemin': 1,
    });
    this.root.addEventListener('keydown', event => this.#key(event));
    this.root.addEventListener('focus', () => this.#pick(this.#picked ?? this.#last));
    this.root.addEventListener('blur', () => this.#pick(undefined));
    new ResizeObserver(() => this.#fit()).observe(this.root);
    onThemeChange(() => this.#plot?.redraw(true));
  }

  show(drawing: Drawing): void {
    this.#plot?.destroy();
    this.#drawing = drawing;
    this.#plot = new uPlot(this.#plotOptions(), this.#data(), this.root);
    const wasPicked = this.#picked;
    this.#tell(undefined);
    if (document.activeElement === this.root) this.#pick(Math.min(wasPicked ?? this.#last, this.#last));
  }

  get #last(): number {
    return this.#drawing.days.length - 1;
  }

  #data(): uPlot.AlignedData {
    const { days, values } = this.#drawing;
    return [days.map((_, day) => day), ...values.map(ofSeries => [...ofSeries])];
  }

  #plotOptions(): uPlot.Options {
    const { days, series, finish, highest = 0 } = this.#drawing;
    return {
      width: this.#width,
      height: HEIGHT_PX,
      series: [{}, ...series],
      scales: {
        x: { time: false, range: () => [-0.5, days.length - 0.5] },
        y: { range: (_, _min, max) => rangeUpTo(Math.max(max, highest)) },
      },
      axes: this.#axes(),
      legend: { show: false },
      cursor: {
        y: false,
        points: { show: false },
        drag: { x: false, y: false, setScale: false },
        move: (plot, left, top) => (left < 0 ? [left, top] : [plot.valToPos(plot.posToIdx(left), 'x'), top]),
      },
      hooks: {
        setCursor: [plot => this.#tell(plot.cursor.idx ?? undefined)],
        // The cursor is a band of a day's width; see usage.css.
        drawClear: [plot => this.root.style.setProperty('--day', `${plot.valToPos(1, 'x') - plot.valToPos(0, 'x')}px`)],
        draw: finish ? [finish] : [],
      },
    };
  }

  #axes(): uPlot.Axis[] {
    const { fontFamily } = getComputedStyle(document.body);
    const { days } = this.#drawing;
    const lines = { stroke: () => resolve('--faint'), width: 1 };
    const axis = { stroke: () => resolve('--muted'), font: `12px ${fontFamily}` };
    return [
      {
        ...axis,
        size: 26,
        gap: 6,
        splits: plot => dayTicks(days.length, { width: plot.bbox.width / devicePixelRatio, labelWidth: LABEL_PX }),
        values: (_, ticks) => ticks.map(day => formatDay(days[day] ?? '', 'short')),
        grid: { show: false },
        ticks: { ...lines, size: 4 },
      },
      {
        ...axis,
        gap: 6,
        size: (_, values) => 16 + CHARACTER_PX * Math.max(3, ...(values ?? []).map(({ length }) => length)),
        values: (_, ticks) => labelsOf(ticks, this.#options.format),
        space: 36,
        grid: lines,
        ticks: { show: false },
      },
    ];
  }

  get #width(): number {
    return Math.max(1, Math.floor(this.root.clientWidth));
  }

  #fit(): void {
    if (this.#plot && this.#plot.width !== this.#width) this.#plot.setSize({ width: this.#width, height: HEIGHT_PX });
  }

  #key(event: KeyboardEvent): void {
    const from = this.#picked ?? this.#last;
    const targets: ReadonlyMap<string, number> = new Map([
      ['ArrowLeft', from - 1],
      ['ArrowDown', from - 1],
      ['ArrowRight', from + 1],
      ['ArrowUp', from + 1],
      ['PageUp', from + WEEK],
      ['PageDown', from - WEEK],
      ['Home', 0],
      ['End', this.#last],
    ]);
    const target = targets.get(event.key);
    if (target === undefined) return;
    event.preventDefault();
    this.#pick(Math.min(Math.max(target, 0), this.#last));
  }

  /** uPlot reports back the picked day. */
  #pick(day: number | undefined): void {
    const left = day === undefined ? undefined : this.#plot?.valToPos(day, 'x');
    this.#plot?.setCursor(left === undefined ? { left: -10, top: -10 } : { left, top: 0 });
  }

  #tell(day: number | undefined): void {
    this.#picked = day;
    const shown = day ?? this.#last;
    setAttributes(this.root, {
      'aria-valuemax': this.#last + 1,
      'aria-valuenow': shown + 1,
      'aria-valuetext': this.#options.onPick(day),
    });
  }
}

/** Without those that repeat the one below: without data, `1 ms` would be written three times. */
function labelsOf(ticks: readonly number[], format: (value: number) => string): string[] {
  const labels = ticks.map(format);
  return labels.map((label, at) => (label === labels[at - 1] ? '' : label));
}

function rangeUpTo(highest: number): uPlot.Range.MinMax {
  return highest > 0 ? uPlot.rangeNum(0, highest, 0.1, true) : [0, 1];
}
