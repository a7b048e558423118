import * as l10n from '@vscode/l10n';
import type { EvaluatedModel } from './result.ts';

export interface ModelDestination {
  readonly profile: { readonly id: string; readonly label: string; readonly baseUrl: string };
  readonly model: string;
}

function placeOf({ profile, model }: ModelDestination): string {
  return `${profile.id} ${profile.baseUrl} ${model}`;
}

export function distinctDestinations<D extends ModelDestination>(destinations: readonly D[]): readonly D[] {
  const places = destinations.map(placeOf);
  return destinations.filter((_, index) => places.indexOf(places[index] ?? '') === index);
}

/** Unique ids and labels, in order. */
export function evaluatedModels(destinations: readonly ModelDestination[]): readonly EvaluatedModel[] {
  const ids = firstThatDiffer(destinations, [({ profile, model }) => `${profile.id} ${model}`, placeOf]);
  const labels = firstThatDiffer(destinations, [
    ({ model }) => model,
    ({ profile, model }) => l10n.t('{0} at {1}', model, profile.label),
    ({ profile, model }) => l10n.t('{0} at {1}', model, profile.id),
    ({ profile, model }) => l10n.t('{0} at {1} ({2})', model, profile.id, profile.baseUrl),
  ]);
  return destinations.map(({ profile, model }, index) => ({
    id: ids[index] ?? '',
    profile: profile.id,
    model,
    label: labels[index] ?? model,
  }));
}

type Naming = (destination: ModelDestination) => string;

function firstThatDiffer(destinations: readonly ModelDestination[], namings: readonly Naming[]): readonly string[] {
  const isAlone = (name: Naming, one: ModelDestination) =>
    destinations.filter(other => name(other) === name(one)).length < 2;
  return destinations.map(one => {
    const naming = namings.find(name => isAlone(name, one)) ?? namings.at(-1);
    return naming?.(one) ?? '';
  });
}
