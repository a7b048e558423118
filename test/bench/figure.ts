export type Unit = 'ms' | 'kB' | '';

/** Loading and activating, which every start of the editor waits for. */
export const ACTIVATION_MS = 30;

/** An upper limit, reported at the end of the table; never fails anything. */
export interface Target {
  readonly of: 'median' | 'p95' | 'p99' | 'max';
  readonly atMost: number;
}

/** Something that was measured, once or many times. */
export interface Figure {
  /** `first paint: over its floor`; the part before the colon is the group. */
  readonly name: string;
  readonly unit: Unit;
  readonly samples: readonly number[];
  readonly target?: Target;
}

export interface Distribution {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Nearest rank: each value is one that was measured. Not a number where nothing was. */
export function distributionOf(samples: readonly number[]): Distribution {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { count: sorted.length, median: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** The value that the target is about, and whether it is reached. Nothing measured is not reached. */
export function judge({ samples, target }: Figure): { readonly value: number; readonly reached: boolean } | undefined {
  if (target === undefined) return undefined;
  const value = distributionOf(samples)[target.of];
  return { value, reached: value <= target.atMost };
}
