import type uPlot from 'uplot';
import { type Color, resolve } from './colors.ts';
import type { Drawing } from './dayChart.ts';

export interface Line {
  readonly color: Color;
  /** Distinguishes lines without color. */
  readonly style: 'solid' | 'dashed' | 'dotted';
  readonly values: readonly (number | undefined)[];
}

/** Strokes and gaps. */
const DASHES = { solid: [], dashed: [6, 3], dotted: [2, 3] };

/** Bridges days without data. */
export function lines(given: readonly Line[], days: readonly string[]): Drawing {
  const series = given.map(
    ({ color, style }): uPlot.Series => ({
      stroke: () => resolve(color),
      width: 2,
      dash: DASHES[style],
      spanGaps: true,
      points: { show: true, size: 5, width: 0, fill: () => resolve(color) },
    }),
  );
  return { days, series, values: given.map(({ values }) => values.map(value => value ?? null)) };
}
