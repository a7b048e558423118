import type { Figure } from './charge.ts';
import type { Certainty } from './usage.ts';

/** `value` excludes unknown figures; the others count them. */
export interface Total {
  readonly value: number;
  readonly reported: number;
  readonly estimated: number;
  readonly unknown: number;
}

export const EMPTY_TOTAL: Total = { value: 0, reported: 0, estimated: 0, unknown: 0 };

/** The worst; `reported` for an empty sum. */
export function certaintyOf({ estimated, unknown }: Total): Certainty {
  if (unknown > 0) return 'unknown';
  return estimated > 0 ? 'estimated' : 'reported';
}

export function addFigure(total: Total, figure: Figure): Total {
  const value = figure.certainty === 'unknown' ? total.value : total.value + figure.value;
  return { ...total, value, [figure.certainty]: total[figure.certainty] + 1 };
}

export function addTotals(a: Total, b: Total): Total {
  return {
    value: a.value + b.value,
    reported: a.reported + b.reported,
    estimated: a.estimated + b.estimated,
    unknown: a.unknown + b.unknown,
  };
}
