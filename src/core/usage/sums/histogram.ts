/** Buckets are 5% wide; histograms add up without loss. */
export type Histogram = Readonly<Record<number, number>>;

const GROWTH = 1.05;

export function bucketOf(ms: number): number {
  return Math.round(Math.log(Math.max(1, ms)) / Math.log(GROWTH));
}

export function sumOfHistograms(histograms: readonly Histogram[]): Histogram {
  const sum: Record<number, number> = {};
  for (const histogram of histograms) {
    for (const [bucket, count] of Object.entries(histogram)) sum[Number(bucket)] = (sum[Number(bucket)] ?? 0) + count;
  }
  return sum;
}

export function measurementCount(histogram: Histogram): number {
  return Object.values(histogram).reduce((sum, count) => sum + count, 0);
}

/**
 * By nearest rank, in milliseconds.
 * @param share 0.95
 */
export function percentile(histogram: Histogram, share: number): number | undefined {
  const rank = Math.max(1, Math.ceil(share * measurementCount(histogram)));
  const buckets = Object.keys(histogram)
    .map(Number)
    .sort((a, b) => a - b);
  let seen = 0;
  for (const bucket of buckets) {
    seen += histogram[bucket] ?? 0;
    if (seen >= rank) return Math.round(GROWTH ** bucket);
  }
  return undefined;
}
