import { ownValue } from '../../json.ts';
import { profileAt, profileNamed } from './effectiveProfiles.ts';
import { type ModelTask, TASKS, type TaskChoices } from './modelTasks.ts';
import type { ProfileOverride } from './profileOverride.ts';
import type { Destination, RouteSettings } from './route.ts';

/** `everything`: ghost text, and tasks without a setting. */
export type Use = 'everything' | Exclude<ModelTask, 'ghostText'> | 'failover';

type SelectedSettings = Pick<RouteSettings, 'profiles' | 'tasks' | 'failover'>;

export function settingsFor(destination: Destination, use: Use, settings: SelectedSettings): Partial<RouteSettings> {
  const { profile, model } = destination;
  const { tasks, failover } = settings;
  switch (use) {
    case 'everything': {
      const { ghostText, ...others } = tasks;
      if (profileAt(profile.baseUrl, settings.profiles).id !== profile.id)
        return { baseUrl: profile.baseUrl, model, tasks: tasksServedBy(destination, others) };
      return { baseUrl: profile.baseUrl, model, ...(ghostText && { tasks: others }) };
    }
    case 'failover': {
      const others = failover.filter(name => name !== profile.id);
      return { ...overridesFor(destination, settings), failover: [...others, profile.id] };
    }
    case 'nextEdit':
    case 'refactor':
    case 'agent': {
      const now = profileNamed(profile.id, settings.profiles);
      const address = { profile, model: now?.model || model };
      return { ...overridesFor(address, settings), tasks: { ...tasks, [use]: { profile: profile.id, model } } };
    }
  }
}

/** Tasks with a setting keep it. */
function tasksServedBy({ profile, model }: Destination, tasks: TaskChoices): TaskChoices {
  return Object.fromEntries(TASKS.map(task => [task, { profile: profile.id, model, ...tasks[task] }]));
}

/** Lead the profile's name to this address and model. */
function overridesFor({ profile, model }: Destination, { profiles }: SelectedSettings): Partial<RouteSettings> {
  const now = profileNamed(profile.id, profiles);
  if (now?.baseUrl === profile.baseUrl && now.model === model) return {};
  const override: ProfileOverride = {
    ...ownValue(profiles, profile.id),
    ...(now?.baseUrl !== profile.baseUrl && { baseUrl: profile.baseUrl }),
    ...(now?.model !== model && { model }),
  };
  return { profiles: { ...profiles, [profile.id]: override } };
}
