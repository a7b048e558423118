import { ProviderError } from '../errors.ts';

/** An API that has moved a path is followed; more hops than this are a loop. */
export const MOST_REDIRECTS = 3;

/** With these two the request goes on as it is; at the others a POST would become a GET, and lose its question. */
const KEEPS_METHOD: ReadonlySet<number> = new Set([307, 308]);
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, ...KEEPS_METHOD]);

/**
 * Where an answer sends the request on to, or why it must not go there; `undefined` where it is no redirect. Key and
 * code stay with the origin that they were given for: a 307 or 308 would re-send both.
 */
export function redirectTarget(
  { status, type, headers }: Pick<Response, 'status' | 'type' | 'headers'>,
  { url, method }: { readonly url: string; readonly method: string },
): string | ProviderError | undefined {
  const opaque = type === 'opaqueredirect';
  if (!opaque && !REDIRECTS.has(status)) return undefined;
  const location = headers.get('location') ?? '';
  if (opaque || !URL.canParse(location, url)) return refused(status, 'elsewhere');
  const target = new URL(location, url);
  const { origin, protocol } = new URL(url);
  if (target.origin !== origin) {
    const downgraded = protocol === 'https:' && target.protocol === 'http:';
    return refused(status, downgraded ? `to ${target.host} without encryption` : `to ${target.origin}`);
  }
  if (method !== 'GET' && !KEEPS_METHOD.has(status)) return refused(status, 'to another path');
  return target.href;
}

/** For a request that was sent on more than MOST_REDIRECTS times. */
export function redirectLoop(status: number): ProviderError {
  return refused(status, 'in a circle');
}

/** A captive portal does this, and so does an address that is not quite right. */
function refused(status: number, where: string): ProviderError {
  const message = `The address sends requests on ${where}; neither key nor code followed: check the base URL, or sign in to the network.`;
  return new ProviderError({ kind: 'not-an-api', message, status, code: 'redirect' });
}
