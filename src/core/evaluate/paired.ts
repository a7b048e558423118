import { type ProportionDifference, wilson } from '../statistics.ts';

/** What two did at the same things: how often both passed, only the one, only the other, none. */
export interface Pairs {
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly none: number;
}

/**
 * How much more often A passed than B, with the interval of Newcombe's method 10 for paired proportions (Statistics in
 * Medicine 17, 1998, 2635-2650): both Wilson intervals, squared and added, less what the two have in common. It holds
 * for few pairs and near 0 and 1, where the usual interval does not, and needs no random numbers. Undefined of no pairs.
 *
 * Several answers to the same task count as pairs of their own. The interval therefore speaks about these tasks: with the
 * tasks given, repeats are independent draws, and it is rather too wide than too narrow. It does not speak about other
 * tasks.
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

/** How far passing goes together, from -1 to 1; a positive one is corrected for continuity, and none where a margin is empty. */
function correlationOf({ both, onlyA, onlyB, none }: Pairs): number {
  const margins = (both + onlyA) * (onlyB + none) * (both + onlyB) * (onlyA + none);
  if (margins === 0) return 0;
  const product = both * none - onlyA * onlyB;
  const half = (both + onlyA + onlyB + none) / 2;
  const corrected = product > half ? product - half : Math.min(0, product);
  return corrected / Math.sqrt(margins);
}
