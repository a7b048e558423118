import { distinctDestinations, evaluatedModels } from '../../core/evaluate/evaluatedModels.ts';
import type { Contestant } from '../../core/evaluate/evaluation.ts';
import type { Destination } from '../../core/provider/profile/route.ts';
import type { EvaluateTools } from './comparisonStep.ts';

/** Each model once, with its cost in the ledger. */
export function contestantsOf(models: readonly Destination[], { spending }: EvaluateTools): Contestant[] {
  const destinations = distinctDestinations(models);
  const named = evaluatedModels(destinations);
  return destinations.flatMap((destination, index) => {
    const model = named[index];
    const paid = (languageId: string) => spending.paidAt({ destination, feature: 'evaluate', languageId });
    return model ? [{ model, paid }] : [];
  });
}
