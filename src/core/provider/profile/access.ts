import { ProviderError } from '../errors.ts';
import { hostOf, isLoopback, originOf, refusedAddress } from './address.ts';
import type { KeyFound, KeyOwner } from './keyring.ts';

export interface AccessProfile extends KeyOwner {
  readonly label: string;
  readonly needsKey: boolean;
}

export interface AccessRules {
  readonly keys: { find(owner: KeyOwner): Promise<KeyFound> };
  readonly allowInsecureAddress: boolean;
}

/**
 * @returns the key to send, if needed
 * @throws ProviderError (`no-key`, `key-elsewhere`, `insecure-address`, `not-found`)
 */
export async function accessTo(profile: AccessProfile, rules: AccessRules): Promise<string | undefined> {
  const { baseUrl, label, needsKey } = profile;
  if (originOf(baseUrl) === undefined) {
    throw new ProviderError({
      kind: 'not-found',
      message: `The address of ${label} is incomplete. Choose the provider again and fill in the missing parts.`,
      code: 'invalid_address',
    });
  }
  const refused = refusedAddress(baseUrl, { allowInsecure: rules.allowInsecureAddress });
  if (refused) throw refused;
  const found = await rules.keys.find(profile);
  if (found.kind === 'key') return found.key;
  // A local server needs none; for others only the user knows.
  if (!needsKey && (found.kind === 'none' || isLoopback(baseUrl))) return undefined;
  if (found.kind === 'none') {
    const host = hostOf(baseUrl);
    const where = label === host ? host : `${label} (${host})`;
    const unsent = found.unsent
      ? ` ${found.unsent} is sent only to OpenRouter. Run "Set API Key" for this provider.`
      : '';
    throw new ProviderError({ kind: 'no-key', message: `There is no API key for ${where}.${unsent}` });
  }
  throw new ProviderError({
    kind: 'key-elsewhere',
    message: `The stored API key was entered for ${found.from}. It is sent to ${found.to} only if you allow it.`,
  });
}
