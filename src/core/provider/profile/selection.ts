import { ownValue } from '../../json.ts';
import { profileAt, profileNamed } from './effectiveProfiles.ts';
import type { ProfileOverride } from './profileOverride.ts';
import type { Destination, RouteSettings } from './route.ts';
import { type ModelTask, TASKS, type TaskChoices } from './tasks.ts';

/** `everything`: ghost text, and tasks without their own setting. */
export type Use = 'everything' | Exclude<ModelTask, 'ghostText'> | 'failover';

type SelectedSettings = Pick<RouteSettings, 'profiles' | 'tasks' | 'failover'>;

/** The settings to change. */
export function settingsFor(destination: Destination, use: Use, settings: SelectedSettings): Partial<RouteSettings> {
  const { profile, model } = destination;
  const { tasks, failover } = settings;
  switch (use) {
    case 'everything': {
      const { ghostText, ...others } = tasks;
      // Only the name leads to this one.
      if (profileAt(profile.baseUrl, settings.profiles).id !== profile.id)
        return { baseUrl: profile.baseUrl, model, tasks: tasksServedBy(destination, others) };
      return { baseUrl: profile.baseUrl, model, ...(ghostText && { tasks: others }) };
    }
    case 'failover': {
      const others = failover.filter(name => name !== profile.id);
      return { ...overridesFor(destination, settings), failover: [...others, profile.id] };
    }
    case 'refactor':
    case 'agent': {
      const now = profileNamed(profile.id, settings.profiles);
      // The task has its own model.
      const address = { profile, model: now?.model || model };
      return { ...overridesFor(address, settings), tasks: { ...tasks, [use]: { profile: profile.id, model } } };
    }
  }
}

/** Tasks with their own setting keep it. */
function tasksServedBy({ profile, model }: Destination, tasks: TaskChoices): TaskChoices {
  return Object.fromEntries(TASKS.map(task => [task, { profile: profile.id, model, ...tasks[task] }]));
}

/** Make the profile's name lead to this address and model. */
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
