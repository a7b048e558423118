import type { Charge, Figure } from './charge.ts';
import type { Certainty } from './usage.ts';

/** A sum, and of how many figures of each certainty it is made; the unknown ones are not in `value`. */
export interface Total {
  readonly value: number;
  readonly reported: number;
  readonly estimated: number;
  readonly unknown: number;
}

/** What a session's requests took together. */
export interface SessionTotals {
  readonly requests: number;
  readonly tokens: Total;
  readonly costNanoDollars: Total;
}

const NOTHING: Total = { value: 0, reported: 0, estimated: 0, unknown: 0 };

export const EMPTY_SESSION: SessionTotals = { requests: 0, tokens: NOTHING, costNanoDollars: NOTHING };

export function addCharge(totals: SessionTotals, charge: Charge): SessionTotals {
  return {
    requests: totals.requests + 1,
    tokens: addFigure(totals.tokens, charge.tokens),
    costNanoDollars: addFigure(totals.costNanoDollars, charge.costNanoDollars),
  };
}

/** The worst certainty of any figure in it; nothing at all is certain. */
export function certaintyOf({ estimated, unknown }: Total): Certainty {
  if (unknown > 0) return 'unknown';
  return estimated > 0 ? 'estimated' : 'reported';
}

function addFigure(total: Total, figure: Figure): Total {
  switch (figure.certainty) {
    case 'reported':
      return { ...total, value: total.value + figure.value, reported: total.reported + 1 };
    case 'estimated':
      return { ...total, value: total.value + figure.value, estimated: total.estimated + 1 };
    case 'unknown':
      return { ...total, unknown: total.unknown + 1 };
  }
}
