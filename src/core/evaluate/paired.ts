import { type ProportionDifference, wilson } from '../statistics.ts';

export interface Pairs {
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly none: number;
}

/**
 * Newcombe's interval (Statistics in Medicine 17, 1998, 2635-2650, method 10): valid for few pairs, near 0 and 1.
 * Repeats count as pairs, so it holds for these tasks only.
 */
export function pairedDifference({ both, onlyA, onlyB, none }: Pairs): ProportionDifference | undefined {
  const count = both + onlyA + onlyB + none;
  const aroundA = wilson(both + onlyA, count);
  const aroundB = wilson(both + onlyB, count);
  if (!aroundA || !aroundB) return undefined;
  const [shareA, shareB] = [(both + onlyA) / count, (both + onlyB) / count];
  const value = (onlyA - onlyB) / count;
  const correlation = correlationOf({ both, onlyA, onlyB, none });
  const reach = (x: number, y: number) => Math.sqrt(Math.max(0, x ** 2 - 2 * correlation * x * y + y ** 2));
  return {
    value,
    low: Math.max(-1, value - reach(shareA - aroundA.low, aroundB.high - shareB)),
    high: Math.min(1, value + reach(aroundA.high - shareA, shareB - aroundB.low)),
  };
}

/** Corrected for continuity if positive. 0 if a margin is empty. */
function correlationOf({ both, onlyA, onlyB, none }: Pairs): number {
  const margins = (both + onlyA) * (onlyB + none) * (both + onlyB) * (onlyA + none);
  if (margins === 0) return 0;
  const product = both * none - onlyA * onlyB;
  const half = (both + onlyA + onlyB + none) / 2;
  const corrected = product > half ? product - half : Math.min(0, product);
  return corrected / Math.sqrt(margins);
}
