import type { Profile } from './profile.ts';

export function authHeader({ auth }: Pick<Profile, 'auth'>, apiKey: string): Readonly<Record<string, string>> {
  if (apiKey === '') return {};
  if (auth === 'bearer') return { authorization: `Bearer ${apiKey}` };
  return { [auth === 'api-key' ? auth : auth.header.toLowerCase()]: apiKey };
}
