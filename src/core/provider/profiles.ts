/** What is particular about an endpoint, as data. */
export interface Profile {
  readonly id: 'openrouter' | 'custom';
  /** Without a key there is no point in asking. */
  readonly needsKey: boolean;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
}

/** How OpenRouter and its rankings know an application; other endpoints ignore it, and a proxy may pass it on. */
const ATTRIBUTION = {
  'HTTP-Referer': 'https://github.com/ghostline/ghostline',
  'X-Title': 'Ghostline',
};

export const OPENROUTER: Profile = { id: 'openrouter', needsKey: true, headers: ATTRIBUTION };

/** Any other base URL: a local server needs no key, a proxy may know us by other means. */
export const CUSTOM: Profile = { id: 'custom', needsKey: false, headers: ATTRIBUTION };

/** By the address; one that cannot be parsed is custom, and fails when it is asked. */
export function profileOf(baseUrl: string): Profile {
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).hostname : '';
  return host === 'openrouter.ai' || host.endsWith('.openrouter.ai') ? OPENROUTER : CUSTOM;
}
