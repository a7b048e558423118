import type { PaletteCommand } from '../contributions.ts';
import type { ProviderErrorKind } from '../core/provider/errors.ts';

export interface Advice {
  /** Two or three words for the status bar. */
  readonly short: string;
  /** What helps, the likeliest first. */
  readonly actions: readonly PaletteCommand[];
}

const ADVICE: Readonly<Record<ProviderErrorKind, Advice>> = {
  'no-key': { short: 'no API key', actions: ['setApiKey', 'chooseAddress'] },
  auth: { short: 'key refused', actions: ['setApiKey', 'showLog'] },
  credit: { short: 'out of credit', actions: ['setApiKey', 'showLog'] },
  'not-found': { short: 'unknown model', actions: ['openSettings', 'chooseAddress'] },
  'bad-request': { short: 'request refused', actions: ['openSettings', 'showLog'] },
  'rate-limit': { short: 'rate limited', actions: ['showLog'] },
  server: { short: 'provider failing', actions: ['showLog'] },
  network: { short: 'offline', actions: ['showLog', 'chooseAddress'] },
  stalled: { short: 'no answer', actions: ['showLog'] },
  truncated: { short: 'answer broke off', actions: ['showLog'] },
  'not-an-api': { short: 'not an API', actions: ['chooseAddress', 'showLog'] },
};

/** What a person can do about a failure; the error's own message says it in a sentence. */
export function adviceFor(kind: ProviderErrorKind): Advice {
  return ADVICE[kind];
}
