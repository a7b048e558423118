import * as l10n from '@vscode/l10n';
import { ProviderError } from '../errors.ts';

export const MOST_REDIRECTS = 3;

/** Others make a POST a GET. */
const KEEPS_METHOD: ReadonlySet<number> = new Set([307, 308]);
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, ...KEEPS_METHOD]);

/** Undefined for other responses. Key and code stay within the origin. */
export function redirectTarget(
  { status, type, headers }: Pick<Response, 'status' | 'type' | 'headers'>,
  { url, method }: { readonly url: string; readonly method: string },
): string | ProviderError | undefined {
  const opaque = type === 'opaqueredirect';
  if (!opaque && !REDIRECTS.has(status)) return undefined;
  const location = headers.get('location') ?? '';
  if (opaque || !URL.canParse(location, url)) {
    return refused(status, l10n.t('The address redirects requests elsewhere.'));
  }
  const target = new URL(location, url);
  const { origin, protocol } = new URL(url);
  if (target.origin !== origin) {
    const downgraded = protocol === 'https:' && target.protocol === 'http:';
    const message = downgraded
      ? l10n.t('The address redirects requests to {0} without encryption.', target.host)
      : l10n.t('The address redirects requests to {0}.', target.origin);
    return refused(status, message);
  }
  if (method !== 'GET' && !KEEPS_METHOD.has(status))
    return refused(status, l10n.t('The address redirects requests to another path.'));
  return target.href;
}

export function redirectLoop(status: number): ProviderError {
  return refused(status, l10n.t('The address redirects requests in a circle.'));
}

function refused(status: number, fault: string): ProviderError {
  const remedy = l10n.t('Neither the key nor code was sent there. Check the base URL, or sign in to the network.');
  const message = `${fault} ${remedy}`;
  return new ProviderError({ kind: 'not-an-api', message, status, code: 'redirect' });
}
