import { ownValue } from '../../json.ts';
import { profileAt, profileNamed } from './effectiveProfiles.ts';
import type { ProfileOverride } from './profileOverride.ts';
import type { Destination, RouteSettings } from './route.ts';
import { type ModelTask, TASKS, type TaskChoices } from './tasks.ts';

/** What a chosen destination is for; `everything`: ghost text, and every task that names no other. */
export type Use = 'everything' | Exclude<ModelTask, 'ghostText'> | 'failover';

type SelectedSettings = Pick<RouteSettings, 'profiles' | 'tasks' | 'failover'>;

/** The settings to write, so that the destination serves; all others stay as they are. */
export function settingsFor(destination: Destination, use: Use, settings: SelectedSettings): Partial<RouteSettings> {
  const { profile, model } = destination;
  const { tasks, failover } = settings;
  switch (use) {
    case 'everything': {
      const { ghostText, ...others } = tasks;
      // Where the address leads to another provider of the user's, only the name leads to this one.
      if (profileAt(profile.baseUrl, settings.profiles).id !== profile.id)
        return { baseUrl: profile.baseUrl, model, tasks: everyTaskBy(destination, others) };
      return { baseUrl: profile.baseUrl, model, ...(ghostText && { tasks: others }) };
    }
    case 'failover': {
      const others = failover.filter(name => name !== profile.id);
      return { ...namedAs(destination, settings), failover: [...others, profile.id] };
    }
    case 'refactor':
    case 'agent': {
      const now = profileNamed(profile.id, settings.profiles);
      // The task names its model itself.
      const address = { profile, model: now?.model || model };
      return { ...namedAs(address, settings), tasks: { ...tasks, [use]: { profile: profile.id, model } } };
    }
  }
}

/** A task that has named a provider keeps it, and one that has named a model only keeps that. */
function everyTaskBy({ profile, model }: Destination, tasks: TaskChoices): TaskChoices {
  return Object.fromEntries(TASKS.map(task => [task, { profile: profile.id, model, ...tasks[task] }]));
}

/** What the settings have to say of the profile, so that its name alone leads to this address and model. */
function namedAs({ profile, model }: Destination, { profiles }: SelectedSettings): Partial<RouteSettings> {
  const now = profileNamed(profile.id, profiles);
  if (now?.baseUrl === profile.baseUrl && now.model === model) return {};
  const override: ProfileOverride = {
    ...ownValue(profiles, profile.id),
    ...(now?.baseUrl !== profile.baseUrl && { baseUrl: profile.baseUrl }),
    ...(now?.model !== model && { model }),
  };
  return { profiles: { ...profiles, [profile.id]: override } };
}
