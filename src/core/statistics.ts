/** A share, and between which bounds the true one lies with 95 % certainty. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % point of the normal distribution: what lies outside of it on both sides is 5 %. */
export const Z = 1.959964;

/** The 97.5 % points of Student's t, from one degree of freedom on. */
const STUDENT = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];

/** The 97.5 % point of Student's t, to two decimals; beyond the table by the first terms of its series. */
export function studentsT(degrees: number): number {
  return STUDENT[degrees - 1] ?? Z + 2.4 / degrees + 3 / degrees ** 2;
}

/**
 * The score interval of Wilson for `successes` out of `trials`: right for few trials, and for shares of 0 and 1 too.
 * Undefined where nothing was tried.
 */
export function wilson(successes: number, trials: number, z = Z): Interval | undefined {
  if (trials <= 0) return undefined;
  const share = successes / trials;
  const middle = successes + z ** 2 / 2;
  const reach = z * Math.sqrt(trials * share * (1 - share) + z ** 2 / 4);
  const bound = (value: number) => Math.min(1, Math.max(0, value / (trials + z ** 2)));
  // At the ends a rounding error would leave something that is neither nothing nor all.
  return {
    low: successes === 0 ? 0 : bound(middle - reach),
    high: successes === trials ? 1 : bound(middle + reach),
  };
}

/** So many of so many. */
export interface Proportion {
  readonly part: number;
  readonly of: number;
}

/** A difference of two shares, `a` less `b`, from -1 to 1. */
export interface ProportionDifference extends Interval {
  readonly value: number;
}

/**
 * The difference of the shares of two independent samples with the interval that Newcombe (1998) builds from both
 * Wilson intervals, his method 10. Undefined where nothing was tried of one of them.
 */
export function differenceOf(a: Proportion, b: Proportion, z = Z): ProportionDifference | undefined {
  const aroundA = wilson(a.part, a.of, z);
  const aroundB = wilson(b.part, b.of, z);
  if (!aroundA || !aroundB) return undefined;
  const shareA = a.part / a.of;
  const shareB = b.part / b.of;
  const value = shareA - shareB;
  return {
    value,
    low: value - Math.hypot(shareA - aroundA.low, aroundB.high - shareB),
    high: value + Math.hypot(aroundA.high - shareA, shareB - aroundB.low),
  };
}

/** A difference counts only where its interval excludes none at all. */
export function isSignificant({ low, high }: Interval): boolean {
  return low > 0 || high < 0;
}

/**
 * The value that `share` (0.95) of the values lie under, between two of them in proportion: what spreadsheets call
 * QUARTILE.INC and PERCENTILE.INC, and R its type 7. Undefined of no values.
 */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  if (below === undefined || above === undefined) return undefined;
  return below + (above - below) * (at - Math.floor(at));
}

/** Of an even number of values the mean of the middle two; undefined of no values. */
export function median(values: readonly number[]): number | undefined {
  return quantile(values, 0.5);
}
