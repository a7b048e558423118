import type { JsonObject } from '../../json.ts';
import { addressUnder } from '../profile/address.ts';
import { authHeader } from '../profile/auth.ts';
import type { Profile } from '../profile/profile.ts';
import { type Fetch, fetchJson } from '../wire/checkedFetch.ts';

export interface Lookup {
  readonly profile: Pick<Profile, 'auth' | 'baseUrl' | 'headers' | 'lists'>;
  /** OpenRouter and local servers list models without a key. */
  readonly apiKey?: string | undefined;
  /** See OpenAiProviderOptions.fetch. */
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
  readonly allowInsecure?: boolean;
}

/**
 * @param path begins with a slash
 * @throws ProviderError for anything but a JSON object
 */
export function lookUp(path: string, { profile, apiKey = '', ...how }: Lookup): Promise<JsonObject> {
  const url = addressUnder(profile.baseUrl, path);
  const headers = { ...profile.headers, ...authHeader(profile, apiKey) };
  return fetchJson(url, { ...how, headers, keySent: apiKey !== '' });
}
