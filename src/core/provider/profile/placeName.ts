import { hostOf } from './address.ts';
import { isPractice } from './practice.ts';
import type { Profile } from './profile.ts';

/** `OpenRouter (openrouter.ai)`, `proxy.example`; practice's label says already where it is. */
export function placeName(profile: Pick<Profile, 'id' | 'label' | 'baseUrl'>): string {
  const { baseUrl, label } = profile;
  const host = hostOf(baseUrl);
  return host === '' || host === label || isPractice(profile) ? label : `${label} (${host})`;
}
