import { type Candidate, FEATURES, type Features, type Weights } from './resemblance.ts';
import { CONTENT_WEIGHTS, PLACE_WEIGHTS } from './weights.ts';

type Judged = Pick<Candidate, 'resemblance' | 'features'>;

/** How likely the line, or one beside it, is edited next. */
export function placeProbability(candidate: Judged): number {
  return probability(candidate, PLACE_WEIGHTS);
}

/** How likely the mechanical content is right to the letter, if the place is. */
export function contentProbability(candidate: Judged): number {
  return probability(candidate, CONTENT_WEIGHTS);
}

function probability({ resemblance, features }: Judged, weights: Weights): number {
  const own = weights[resemblance];
  const sum = valuesOf(features).reduce((all, value, index) => all + value * (own[index] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

export function valuesOf(features: Features): number[] {
  return FEATURES.map(name => features[name]);
}
