import { originOf } from '../../../src/core/provider/profile/address.ts';
import { CUSTOM } from '../../../src/core/provider/profile/builtInProfiles.ts';
import { profileAt } from '../../../src/core/provider/profile/effectiveProfiles.ts';
import type { Profile } from '../../../src/core/provider/profile/profile.ts';
import type { Destination } from '../../../src/core/provider/profile/route.ts';

export interface Keys {
  readonly destinations: readonly Destination[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The key for a provider: no key goes to an address that it was not given for. */
export function keyFor({ id, baseUrl }: Profile, { destinations, env }: Keys): string | undefined {
  const own = id !== CUSTOM.id && profileAt(baseUrl, {}).id === id;
  const known = own ? env[variableOf(id)] : undefined;
  if (known !== undefined && known !== '') return known;
  return areAtOneAddress(destinations) ? env[ANY_KEY] : undefined;
}

/** Used for whatever address all models are at. */
const ANY_KEY = 'GHOSTLINE_API_KEY';

function variableOf(profileId: string): string {
  return `${profileId.toUpperCase()}_API_KEY`;
}

function areAtOneAddress(destinations: Keys['destinations']): boolean {
  return new Set(destinations.map(({ profile }) => originOf(profile.baseUrl))).size === 1;
}

/** Which keys are missing without which nothing would be answered, a sentence for each provider. */
export function missingKeys(keys: Keys): readonly string[] {
  const all = new Map(keys.destinations.map(({ profile }) => [profile.id, profile]));
  const lacking = [...all.values()].filter(profile => profile.needsKey && (keyFor(profile, keys) ?? '') === '');
  const orAny = areAtOneAddress(keys.destinations) ? ` or ${ANY_KEY}` : '';
  return lacking.map(
    ({ id, label }) => `There is no key for ${label}: set ${variableOf(id)}${orAny} in the environment.`,
  );
}

/** An unknown address may or may not need a key. */
export function unsentKeys(keys: Keys): readonly string[] {
  const others = keys.destinations.map(({ profile }) => profile).filter(({ id }) => id === CUSTOM.id);
  const bare = new Set(others.filter(profile => (keyFor(profile, keys) ?? '') === '').map(({ baseUrl }) => baseUrl));
  return [...bare].map(url => `No key is sent to ${url}: ${ANY_KEY} is not set.`);
}
