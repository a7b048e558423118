import uPlot from 'uplot';
import { type Color, hatching, resolve } from './colors.ts';
import type { Drawing } from './dayChart.ts';
import { stack } from './stack.ts';

export interface BarPart {
  readonly color: Color;
  readonly sizes: readonly number[];
  readonly hatched: boolean;
}

const MOST_WIDTH_PX = 40;

export interface Bars {
  readonly days: readonly string[];
  /** Bottom first. */
  readonly parts: readonly BarPart[];
  /** Days with a question mark. */
  readonly withUnknown: readonly boolean[];
}

export function stackedBars({ days, parts, withUnknown }: Bars): Drawing {
  const layers = stack(parts.map(({ sizes }) => sizes));
  const series = parts.map(({ color, hatched }, index): uPlot.Series => {
    const { from = [], to = [] } = layers[index] ?? {};
    return {
      width: 0,
      points: { show: false },
      fill: plot => (hatched ? hatching(color, plot.ctx) : resolve(color)),
      paths: pathsBetween(from, to),
    };
  });
  const tops = days.map((_, day) => Math.max(0, ...layers.map(({ to }) => to[day] ?? 0)));
  return { days, series, values: layers.map(({ to }) => to), finish: plot => questionMarks(plot, tops, withUnknown) };
}

function pathsBetween(from: readonly number[], to: readonly (number | null)[]): uPlot.Series.PathBuilder {
  const bars = uPlot.paths.bars?.({
    size: [0.7, MOST_WIDTH_PX],
    // uPlot's unit; the enum exists only in its type declaration.
    disp: { y0: { unit: 1, values: () => [...from] }, y1: { unit: 1, values: () => [...to] } },
  });
  if (bars === undefined) throw new Error('this build of uPlot has no bars');
  return bars;
}

/** Unknown parts have no height. */
function questionMarks({ ctx, valToPos }: uPlot, tops: readonly number[], withUnknown: readonly boolean[]): void {
  ctx.save();
  ctx.font = `bold ${Math.round(12 * devicePixelRatio)}px ${getComputedStyle(document.body).fontFamily}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'bottom';
  ctx.fillStyle = resolve('--text');
  for (const [day, top] of tops.entries()) {
    if (withUnknown[day]) ctx.fillText('?', valToPos(day, 'x', true), valToPos(top, 'y', true));
  }
  ctx.restore();
}
