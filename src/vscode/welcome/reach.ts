import { profileAt } from '../../core/provider/profile/effectiveProfiles.ts';
import type { Keyring } from '../../core/provider/profile/keyring.ts';
import { SETTINGS } from '../../settingRules.ts';
import type { Settings } from '../settings.ts';

/** A provider in the settings, or a key for the default one. */
export async function hasWayToModel(settings: Settings, keys: Pick<Keyring, 'find'>): Promise<boolean> {
  const { baseUrl, failover, profiles, tasks } = settings;
  const isChosen = baseUrl !== SETTINGS.baseUrl.default;
  if (isChosen || failover.length > 0 || [profiles, tasks].some(chosen => Object.keys(chosen).length > 0)) return true;
  return (await keys.find(profileAt(baseUrl, profiles))).kind !== 'none';
}
