import type { EvaluatedModel } from './result.ts';

/** A model, and where it is asked. */
export interface ModelDestination {
  readonly profile: { readonly id: string; readonly label: string; readonly baseUrl: string };
  readonly model: string;
}

/** What a model is told apart by: the same name at another address is another one. */
function placeOf({ profile, model }: ModelDestination): string {
  return `${profile.id} ${profile.baseUrl} ${model}`;
}

/** Each once, in their order: asked twice, one model would be held against itself. */
export function eachOnce<D extends ModelDestination>(destinations: readonly D[]): readonly D[] {
  const places = destinations.map(placeOf);
  return destinations.filter((_, index) => places.indexOf(places[index] ?? '') === index);
}

/** What the models are called in a run, in the same order; none has another's id or label. */
export function evaluatedModels(destinations: readonly ModelDestination[]): readonly EvaluatedModel[] {
  const ids = firstThatDiffer(destinations, [({ profile, model }) => `${profile.id} ${model}`, placeOf]);
  const labels = firstThatDiffer(destinations, [
    ({ model }) => model,
    ({ profile, model }) => `${model} at ${profile.label}`,
    ({ profile, model }) => `${model} at ${profile.id}`,
    ({ profile, model }) => `${model} at ${profile.id} (${profile.baseUrl})`,
  ]);
  return destinations.map(({ profile, model }, index) => ({
    id: ids[index] ?? '',
    profile: profile.id,
    model,
    label: labels[index] ?? model,
  }));
}

type Naming = (destination: ModelDestination) => string;

/** For each the first of its names that no other has in this way; the last one in any case. */
function firstThatDiffer(destinations: readonly ModelDestination[], namings: readonly Naming[]): readonly string[] {
  const isAlone = (name: Naming, one: ModelDestination) =>
    destinations.filter(other => name(other) === name(one)).length < 2;
  return destinations.map(one => {
    const naming = namings.find(name => isAlone(name, one)) ?? namings.at(-1);
    return naming?.(one) ?? '';
  });
}
