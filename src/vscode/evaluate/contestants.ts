import type { Contestant } from '../../core/evaluate/evaluation.ts';
import type { Destination } from '../../core/provider/route.ts';
import type { EvaluateTools } from './step.ts';

/** The models as they take part: each at its own provider, paid like every other request. */
export function contestantsOf(models: readonly Destination[], { spending }: EvaluateTools): Contestant[] {
  return models.map(destination => {
    const { profile, model } = destination;
    const isTwice = models.some(other => other !== destination && other.model === model);
    return {
      model: {
        id: `${profile.id} ${model}`,
        profile: profile.id,
        model,
        label: isTwice ? `${model} at ${profile.label}` : model,
      },
      paid: languageId => spending.paidAt({ destination, feature: 'evaluate', languageId }),
    };
  });
}
