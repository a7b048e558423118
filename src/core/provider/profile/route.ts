import * as l10n from '@vscode/l10n';
import { originOf } from './address.ts';
import { OPENROUTER } from './builtInProfiles.ts';
import { type Overrides, profileAt, profileNamed } from './effectiveProfiles.ts';
import type { ModelTask, TaskChoices } from './modelTasks.ts';
import type { Profile } from './profile.ts';

export interface RouteSettings {
  readonly baseUrl: string;
  readonly model: string;
  readonly profiles: Overrides;
  readonly tasks: TaskChoices;
  readonly failover: readonly string[];
}

export interface Destination {
  readonly profile: Profile;
  readonly model: string;
}

/** The first choice, then fallbacks. */
export type Route = readonly [Destination, ...Destination[]];

/** Never empty: the provider at `baseUrl` replaces an invalid setting (see faultsInRoutes). */
export function routeOf(task: ModelTask, settings: RouteSettings): Route {
  const first = firstChoice(task, settings);
  const standIns = settings.failover.flatMap(name => {
    const profile = profileNamed(name, settings.profiles);
    return profile && faultIn(profile, profile.model) === undefined ? [{ profile, model: profile.model }] : [];
  });
  const others = standIns.filter(standIn => !isSame(standIn, first));
  return [first, ...others];
}

/** For the user. */
export function faultsInRoutes({ profiles, tasks, failover }: RouteSettings): string[] {
  const inTasks = Object.values(tasks).flatMap(({ profile: name, model }) => {
    if (name === undefined) return [];
    const profile = profileNamed(name, profiles);
    const fault = faultIn(profile, model ?? profile?.model);
    return fault
      ? [l10n.t('"ghostline.tasks" names "{0}", {1}; "ghostline.baseUrl" is used until that\'s fixed.', name, fault)]
      : [];
  });
  const inFailover = failover.flatMap(name => {
    const profile = profileNamed(name, profiles);
    const fault = faultIn(profile, profile?.model);
    return fault
      ? [l10n.t('"ghostline.failover" names "{0}", {1}; it is skipped until that\'s fixed.', name, fault)]
      : [];
  });
  return [...inTasks, ...inFailover];
}

function faultIn(profile: Profile | undefined, model: string | undefined): string | undefined {
  if (profile === undefined) return l10n.t("which isn't a provider");
  if (originOf(profile.baseUrl) === undefined) return l10n.t('whose address is incomplete');
  return model ? undefined : l10n.t('which has no model');
}

function firstChoice(task: ModelTask, { baseUrl, model, profiles, tasks }: RouteSettings): Destination {
  const choice = tasks[task] ?? {};
  const named = choice.profile === undefined ? undefined : profileNamed(choice.profile, profiles);
  const wanted = choice.model ?? named?.model;
  if (named && wanted && faultIn(named, wanted) === undefined) return { profile: named, model: wanted };
  const profile = profileAt(baseUrl, profiles);
  const own = choice.profile === undefined ? choice.model : undefined;
  return { profile, model: own ?? modelNameFor(profile, model) };
}

function modelNameFor(profile: Profile, model: string): string {
  return model === OPENROUTER.model && profile.model !== '' ? profile.model : model;
}

function isSame(one: Destination, other: Destination): boolean {
  return isSameProvider(one.profile, other.profile) && one.model === other.model;
}

/** One address may serve several providers. */
function isSameProvider(one: Profile, other: Profile): boolean {
  return one.id === other.id && one.baseUrl === other.baseUrl;
}
