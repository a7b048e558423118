import { ownValue } from '../../json.ts';
import { hostOf } from './address.ts';
import { BUILT_IN_PROFILES } from './builtInProfiles.ts';
import type { Profile } from './profile.ts';

/** Where a provider's keys are made. */
const KEY_PAGES: Readonly<Record<string, string>> = {
  openrouter: 'https://openrouter.ai/settings/keys',
  fireworks: 'https://app.fireworks.ai/settings/users/api-keys',
  baseten: 'https://app.baseten.co/settings/api_keys',
};

/** Undefined for another address under a provider's name. */
export function keyPageOf({ id, baseUrl }: Pick<Profile, 'id' | 'baseUrl'>): string | undefined {
  const builtIn = BUILT_IN_PROFILES.find(profile => profile.id === id);
  return builtIn && hostOf(builtIn.baseUrl) === hostOf(baseUrl) ? ownValue(KEY_PAGES, id) : undefined;
}
