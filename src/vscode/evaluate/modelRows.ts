import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { ProviderError } from '../../core/provider/errors.ts';
import { modelFacts } from '../../core/provider/lookup/modelFacts.ts';
import type { ListedModel } from '../../core/provider/lookup/modelLists.ts';
import { isLoopback } from '../../core/provider/profile/address.ts';
import { BUILT_IN_PROFILES } from '../../core/provider/profile/builtInProfiles.ts';
import { profileNamed } from '../../core/provider/profile/effectiveProfiles.ts';
import { TASKS } from '../../core/provider/profile/modelTasks.ts';
import { placeName } from '../../core/provider/profile/placeName.ts';
import { answersWithin } from '../../core/provider/profile/practice.ts';
import type { Profile } from '../../core/provider/profile/profile.ts';
import type { Destination } from '../../core/provider/profile/route.ts';
import type { EvaluateTools } from './comparisonStep.ts';

export interface ModelRow extends vscode.QuickPickItem {
  readonly destination: Destination;
}

const LIST_LIMIT_MS = 15_000;
/** A local server answers in milliseconds or isn't running. */
const GUESS_LIMIT_MS = 1_500;

/** Available before any list arrives. */
export function namedModels({ connections, settings }: EvaluateTools): ModelRow[] {
  const { profiles } = settings();
  const routes = TASKS.flatMap(task => connections.route(task));
  const own = Object.keys(profiles).flatMap(name => {
    const profile = profileNamed(name, profiles);
    return profile && profile.model !== '' ? [{ profile, model: profile.model }] : [];
  });
  const known = [...routes, ...own].filter(({ profile }) => !answersWithin(profile));
  return distinct(known.map(destination => rowOf(destination, [l10n.t('in your settings')])));
}

/** Of providers in the settings, those with a key, and local servers. Never rejects; empty without an answer. */
export function listedModels(tools: EvaluateTools, signal: AbortSignal): Promise<ModelRow[]>[] {
  const { connections, settings } = tools;
  const { profiles } = settings();
  const inUse = TASKS.flatMap(task => connections.route(task).map(({ profile }) => profile));
  const own = Object.keys(profiles).map(name => profileNamed(name, profiles));
  const wanted = byPlace([...inUse, ...own.filter(profile => profile !== undefined)]);
  const others = BUILT_IN_PROFILES.filter(({ id }) => !Object.hasOwn(profiles, id));
  const guessed = [...byPlace(others)].filter(([place]) => !wanted.has(place)).map(([, profile]) => profile);
  const ask = (limitMs: number) => (profile: Profile) =>
    list(profile, tools, AbortSignal.any([signal, AbortSignal.timeout(limitMs)]));
  return [
    ...[...wanted.values()].map(ask(LIST_LIMIT_MS)),
    ...guessed.map(profile => ask(isLoopback(profile.baseUrl) ? GUESS_LIMIT_MS : LIST_LIMIT_MS)(profile)),
  ];
}

function byPlace(profiles: readonly Profile[]): ReadonlyMap<string, Profile> {
  return new Map(profiles.map(profile => [`${profile.id} ${profile.baseUrl}`, profile]));
}

export function distinct(rows: readonly ModelRow[]): ModelRow[] {
  const byName = new Map<string, ModelRow>();
  for (const row of rows) {
    const name = destinationName(row.destination);
    if (!byName.has(name)) byName.set(name, row);
  }
  return [...byName.values()];
}

export function destinationName({ profile, model }: Destination): string {
  return `${profile.id} ${profile.baseUrl} ${model}`;
}

async function list(profile: Profile, tools: EvaluateTools, limit: AbortSignal): Promise<ModelRow[]> {
  if (!profile.lists.models) return [];
  if (!isLoopback(profile.baseUrl) && profile.needsKey && (await tools.keys.find(profile)).kind !== 'key') return [];
  try {
    const models = await tools.connections.models(profile, limit);
    return models.map(model => rowOf({ profile, model: model.id }, factsOf(model)));
  } catch (error) {
    // Not reachable, or no key.
    if (error instanceof ProviderError) return [];
    throw error;
  }
}

function factsOf({ contextLength, prices }: ListedModel): string[] {
  return [modelFacts({ contextLength, prices })].filter(Boolean);
}

function rowOf(destination: Destination, facts: readonly string[]): ModelRow {
  const { profile, model } = destination;
  return { label: model, description: [placeName(profile), ...facts].join(' · '), destination };
}
