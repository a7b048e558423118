import * as l10n from '@vscode/l10n';
import { ProviderError } from '../errors.ts';
import { isLoopback, originOf, refusedAddress } from './address.ts';
import type { KeyFound, KeyOwner } from './keyring.ts';
import { placeName } from './placeName.ts';

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
      message: l10n.t(
        'The address of {0} is incomplete. Choose the provider again and fill in the missing parts.',
        label,
      ),
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
    const where = placeName(profile);
    const message =
      found.unsent === undefined
        ? l10n.t('There is no API key for {0}.', where)
        : l10n.t(
            'There is no API key for {0}. {1} is sent only to OpenRouter. Run "Set API Key" for this provider.',
            where,
            found.unsent,
          );
    throw new ProviderError({ kind: 'no-key', message });
  }
  throw new ProviderError({
    kind: 'key-elsewhere',
    message: l10n.t(
      'The stored API key was entered for {0}. It is sent to {1} only if you allow it.',
      found.from,
      found.to,
    ),
  });
}
