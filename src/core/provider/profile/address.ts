import type { ProviderError } from '../errors.ts';
import { failure } from '../providerFailure.ts';

/** Undefined for an invalid address (`<resource>`). */
export function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}

/** Includes the path: a gateway may serve several providers, each with a key. */
export function addressOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(baseOfEndpoint(url));
  return `${origin}${pathname.replace(/(?<!\/)\/+$/, '')}`;
}

/** `openrouter.ai`, `127.0.0.1:8080`, `<resource>.openai.azure.com` */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url.replace(/^\w+:\/\//, '').replace(/\/[\s\S]*$/, '');
}

/**
 * 127.0.0.0/8, ::1 and exactly `localhost`, which need neither key nor encryption. `0x7f.1` is 127.0.0.1;
 * `evil.localhost` may be any machine.
 */
export function isLoopback(url: string): boolean {
  if (!isHttp(url)) return false;
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/** Parsers disagree about the host in other schemes. */
export function isHttp(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** `https://x.ai/v1/chat/completions` → `https://x.ai/v1` */
export function baseOfEndpoint(url: string): string {
  return url.trim().replace(/\/chat\/completions\/*(?=\?|$)/i, '');
}

/** `http://localhost:8000` → `http://localhost:8000/v1`; undefined with a path. */
export function withVersion(baseUrl: string): string | undefined {
  if (!URL.canParse(baseUrl)) return undefined;
  const { pathname } = new URL(baseUrl);
  return /\/v\d\w*(?:\/|$)/.test(pathname) ? undefined : addressUnder(baseUrl, '/v1');
}

/** Keeps the base URL's query (`?api-version=…`). */
export function addressUnder(baseUrl: string, path: string): string {
  const under = new URL(baseUrl);
  const asked = new URL(path, under.origin);
  under.pathname = under.pathname.replace(/(?<!\/)\/+$/, '') + asked.pathname;
  for (const [name, value] of asked.searchParams) under.searchParams.append(name, value);
  return under.href;
}

/** Must not be in settings or logs. */
const KEY_PARAMETER = /^(?:(?:api|access|subscription)?[-_]?(?:key|token)|secret|sig|signature|password)$/i;

/** The Fetch standard's "bad ports", which `fetch` refuses with an unclear TypeError. */
export const BLOCKED_PORTS: ReadonlySet<number> = new Set(
  '1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080'
    .split(' ')
    .map(Number),
);

/** No http address, a password or key in it, or unencrypted. */
export function refusedAddress(url: string, { allowInsecure }: { allowInsecure: boolean }): ProviderError | undefined {
  if (!isHttp(url)) return failure('not-found', { code: 'invalid_address' });
  const { protocol, username, password, port, searchParams } = new URL(url);
  const hasKey = [...searchParams.keys()].some(name => KEY_PARAMETER.test(name));
  if (username !== '' || password !== '' || hasKey) return failure('not-found', { code: 'login_in_address' });
  if (BLOCKED_PORTS.has(Number(port)) && port !== '') return failure('not-found', { code: 'blocked_port' });
  const open = protocol === 'http:' && !isLoopback(url);
  return open && !allowInsecure ? failure('insecure-address') : undefined;
}
