import { ownValue } from '../../json.ts';
import { addressOf, isLoopback } from './address.ts';
import { BUILT_IN_PROFILES, CUSTOM } from './builtInProfiles.ts';
import { type Profile, RESOURCE_MARK } from './profile.ts';
import { type ProfileOverride, withOverride } from './profileOverride.ts';

export type Overrides = Readonly<Record<string, ProfileOverride>>;

export function profileNamed(name: string, overrides: Overrides): Profile | undefined {
  const builtIn = BUILT_IN_PROFILES.find(({ id }) => id === name);
  const override = ownValue(overrides, name);
  if (builtIn) return override ? withOverride(builtIn, override) : builtIn;
  if (override?.baseUrl === undefined) return undefined;
  return withOverride({ ...baseOf(override), id: name, label: name }, override);
}

/** One of the user's, then a built-in, then a custom one. Of several on one host, the one with this path. */
export function profileAt(baseUrl: string, overrides: Overrides): Profile {
  const names = [...Object.keys(overrides), ...BUILT_IN_PROFILES.map(({ id }) => id)];
  const known = names.flatMap(name => profileNamed(name, overrides) ?? []);
  const here = known.filter(profile => isAt(profile.baseUrl, baseUrl));
  const profile = here.find(one => isSameAddress(one.baseUrl, baseUrl)) ?? here[0];
  if (profile) return { ...profile, baseUrl };
  const custom = profileNamed(CUSTOM.id, overrides) ?? CUSTOM;
  return { ...custom, label: URL.canParse(baseUrl) ? new URL(baseUrl).host : custom.label, baseUrl };
}

function baseOf(override: ProfileOverride): Profile {
  return BUILT_IN_PROFILES.find(({ id }) => id === override.extends) ?? CUSTOM;
}

function isSameAddress(one: string, other: string): boolean {
  return addressOf(one) !== undefined && addressOf(one) === addressOf(other);
}

/** `<resource>` matches any host with the same ending. */
function isAt(profileUrl: string, baseUrl: string): boolean {
  if (profileUrl === '' || !URL.canParse(baseUrl)) return false;
  const { protocol, hostname, origin, port } = new URL(baseUrl);
  if (profileUrl.includes(RESOURCE_MARK)) {
    const [, end = ''] = (profileUrl.split('://')[1] ?? '').split('/')[0]?.split(RESOURCE_MARK) ?? [];
    return protocol === 'https:' && end !== '' && hostname.endsWith(end);
  }
  const own = new URL(profileUrl);
  const isSameServer = isLoopback(profileUrl) && isLoopback(baseUrl) && own.port === port;
  return own.origin === origin || isSameServer;
}
