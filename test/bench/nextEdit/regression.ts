/** Draws the weights to 0; the fewer samples, the more. */
const RIDGE = 1;
const ITERATIONS = 12;
const LEAST_SAMPLES = 30;

export interface Sample {
  readonly values: readonly number[];
  readonly isRight: boolean;
  readonly weight: number;
}

/** Weights of a logistic regression, by Newton's method. */
export function regressionWeights(samples: readonly Sample[]): number[] {
  const size = samples[0]?.values.length ?? 0;
  if (samples.length < LEAST_SAMPLES) return [];
  let weights: number[] = new Array(size).fill(0);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const gradient = weights.map(weight => RIDGE * weight);
    const curvature = weights.map((_, row) => weights.map((_, column) => (row === column ? Number(RIDGE) : 0)));
    for (const { values, isRight, weight } of samples) {
      const sum = values.reduce((all, value, index) => all + value * (weights[index] ?? 0), 0);
      const probability = 1 / (1 + Math.exp(-sum));
      const slope = weight * probability * (1 - probability);
      for (const [row, value] of values.entries()) {
        if (value === 0) continue;
        gradient[row] = (gradient[row] ?? 0) + weight * value * (probability - Number(isRight));
        const own = curvature[row] ?? [];
        for (const [column, other] of values.entries()) own[column] = (own[column] ?? 0) + slope * value * other;
      }
    }
    const step = solve(curvature, gradient);
    weights = weights.map((one, index) => one - (step[index] ?? 0));
  }
  return weights.map(weight => Math.round(weight * 100) / 100);
}

/** Gaussian elimination; the matrix is positive definite. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  for (const [index, pivot] of rows.entries()) {
    for (const [other, row] of rows.entries()) {
      if (other === index) continue;
      const factor = (row[index] ?? 0) / (pivot[index] ?? 1);
      for (let column = index; column < row.length; column++)
        row[column] = (row[column] ?? 0) - factor * (pivot[column] ?? 0);
    }
  }
  return rows.map((row, index) => (row.at(-1) ?? 0) / (row[index] ?? 1));
}
