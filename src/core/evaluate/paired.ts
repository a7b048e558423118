import { type ProportionDifference, wilson } from '../statistics.ts';

/** How often both passed, only one of them, or neither. */
export interface Pairs {
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly none: number;
}

/**
 * The difference in pass rates with Newcombe's interval for paired proportions (Statistics in Medicine 17, 1998,
 * 2635-2650, method 10). Valid for few pairs and near 0 and 1, and needs no random numbers. Undefined without pairs.
 * Several answers to a task count as separate pairs, so the interval holds for these tasks, where it is rather too wide
 * than too narrow, and not for others.
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

/** Correlation of passing, from -1 to 1; a positive one is corrected for continuity. 0 if a margin is empty. */
function correlationOf({ both, onlyA, onlyB, none }: Pairs): number {
  const margins = (both + onlyA) * (onlyB + none) * (both + onlyB) * (onlyA + none);
  if (margins === 0) return 0;
  const product = both * none - onlyA * onlyB;
  const half = (both + onlyA + onlyB + none) / 2;
  const corrected = product > half ? product - half : Math.min(0, product);
  return corrected / Math.sqrt(margins);
}
