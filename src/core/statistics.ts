/** 95%. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Normal distribution, 97.5%. */
export const Z = 1.959964;

/** Student's t, 97.5%, from one degree of freedom. */
const STUDENT = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];

/** 97.5%, to two decimals; beyond the table from its series. */
export function studentsT(degrees: number): number {
  return STUDENT[degrees - 1] ?? Z + 2.4 / degrees + 3 / degrees ** 2;
}

/** Wilson's score interval, valid for few trials and for shares of 0 and 1. */
export function wilson(successes: number, trials: number, z = Z): Interval | undefined {
  if (trials <= 0) return undefined;
  const share = successes / trials;
  const middle = successes + z ** 2 / 2;
  const reach = z * Math.sqrt(trials * share * (1 - share) + z ** 2 / 4);
  const bound = (value: number) => Math.min(1, Math.max(0, value / (trials + z ** 2)));
  // Avoids rounding errors.
  return {
    low: successes === 0 ? 0 : bound(middle - reach),
    high: successes === trials ? 1 : bound(middle + reach),
  };
}

export interface Proportion {
  readonly part: number;
  readonly of: number;
}

/** `a` minus `b`. */
export interface ProportionDifference extends Interval {
  readonly value: number;
}

/** With Newcombe's interval for independent samples (1998, method 10). */
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

export function isSignificant({ low, high }: Interval): boolean {
  return low > 0 || high < 0;
}

/**
 * Interpolated linearly: QUARTILE.INC and PERCENTILE.INC in spreadsheets, type 7 in R.
 * @param share 0.95
 */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  if (below === undefined || above === undefined) return undefined;
  return below + (above - below) * (at - Math.floor(at));
}

export function median(values: readonly number[]): number | undefined {
  return quantile(values, 0.5);
}
