import type { ProviderError } from './errors.ts';
import { failure } from './failure.ts';

/** Scheme, host and port. `undefined` for what is no address, such as one with a gap to fill in. */
export function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}

/** What a key is bound to: scheme, host, port and path, as behind one gateway several may answer. */
export function addressOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(baseOfEndpoint(url));
  return `${origin}${pathname.replace(/(?<!\/)\/+$/, '')}`;
}

/** For people: `openrouter.ai`, `127.0.0.1:8080`; with a gap in it, that part as it is written. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url.replace(/^\w+:\/\//, '').replace(/\/[\s\S]*$/, '');
}

/**
 * Whether `url` stays on this machine: 127.0.0.0/8, ::1 and exactly `localhost`. Such a server may need no key, and no
 * encryption. Judged by the parsed host, so that `0x7f.1` is 127.0.0.1; `evil.localhost` and `localhost.` are names that a
 * resolver may lead anywhere.
 */
export function isLoopback(url: string): boolean {
  if (!isHttp(url)) return false;
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/** Whether `url` is a whole http or https address. Of other schemes a host is not parsed in one way only. */
export function isHttp(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** The base URL in what may be the address of the whole endpoint, as many providers show it: up to `/chat/completions`. */
export function baseOfEndpoint(url: string): string {
  return url.trim().replace(/\/chat\/completions\/*(?=\?|$)/i, '');
}

/** `path`, which may have a query, under a base URL; a query of that one (`?api-version=…`) goes along. */
export function addressUnder(baseUrl: string, path: string): string {
  const under = new URL(baseUrl);
  const asked = new URL(path, under.origin);
  under.pathname = under.pathname.replace(/(?<!\/)\/+$/, '') + asked.pathname;
  for (const [name, value] of asked.searchParams) under.searchParams.append(name, value);
  return under.href;
}

/** Names of a query that carry a key; settings and logs are no place for one. */
const KEY_PARAMETER = /^(?:(?:api|access|subscription)?[-_]?(?:key|token)|secret|sig|signature|password)$/i;

/** Why nothing may be sent to `url`: it is no http address, has a password or key in it, or everybody on the way could read along. */
export function refusedAddress(url: string, { allowInsecure }: { allowInsecure: boolean }): ProviderError | undefined {
  if (!isHttp(url)) return failure('not-found', { code: 'invalid_address' });
  const { protocol, username, password, searchParams } = new URL(url);
  const hasKey = [...searchParams.keys()].some(name => KEY_PARAMETER.test(name));
  if (username !== '' || password !== '' || hasKey) return failure('not-found', { code: 'login_in_address' });
  const open = protocol === 'http:' && !isLoopback(url);
  return open && !allowInsecure ? failure('insecure-address') : undefined;
}
