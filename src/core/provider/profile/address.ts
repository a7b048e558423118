import type { ProviderError } from '../errors.ts';
import { failure } from '../providerFailure.ts';

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

/** The same address with the version that most servers have in it; undefined where it has one: `http://localhost:8000` → `http://localhost:8000/v1`. */
export function withVersion(baseUrl: string): string | undefined {
  if (!URL.canParse(baseUrl)) return undefined;
  const { pathname } = new URL(baseUrl);
  return /\/v\d\w*(?:\/|$)/.test(pathname) ? undefined : addressUnder(baseUrl, '/v1');
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

/**
 * Ports of other protocols, such as 25 for mail, that `fetch` sends nothing to: the Fetch standard's "bad ports". It only
 * throws a TypeError then, which does not say whether something was sent.
 */
export const BLOCKED_PORTS: ReadonlySet<number> = new Set(
  '1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080'
    .split(' ')
    .map(Number),
);

/** Why nothing may be sent to `url`: it is no http address, has a password or key in it, or everybody on the way could read along. */
export function refusedAddress(url: string, { allowInsecure }: { allowInsecure: boolean }): ProviderError | undefined {
  if (!isHttp(url)) return failure('not-found', { code: 'invalid_address' });
  const { protocol, username, password, port, searchParams } = new URL(url);
  const hasKey = [...searchParams.keys()].some(name => KEY_PARAMETER.test(name));
  if (username !== '' || password !== '' || hasKey) return failure('not-found', { code: 'login_in_address' });
  if (BLOCKED_PORTS.has(Number(port)) && port !== '') return failure('not-found', { code: 'blocked_port' });
  const open = protocol === 'http:' && !isLoopback(url);
  return open && !allowInsecure ? failure('insecure-address') : undefined;
}
