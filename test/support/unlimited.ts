import type { Clock } from '../../src/core/clock.ts';
import {
  RecordingProvider,
  type RecordingProviderOptions,
} from '../../src/core/provider/metering/recordingProvider.ts';
import { CUSTOM } from '../../src/core/provider/profile/builtInProfiles.ts';
import type { Provider } from '../../src/core/provider/provider.ts';
import { EMPTY_TOTAL } from '../../src/core/usage/amount/total.ts';
import type { AdmissionResult } from '../../src/core/usage/budget/admission.ts';
import { recordOf } from '../../src/core/usage/ledger/booking.ts';
import { Estimator } from '../../src/core/usage/ledger/estimate.ts';

/** The answer of a spent budget. */
export const REFUSED: AdmissionResult = {
  kind: 'over-budget',
  state: { kind: 'stop', period: 'day', capNanoDollars: 1, spent: EMPTY_TOTAL },
  worst: 1,
};

type Books = RecordingProviderOptions['books'];

/** For ghost text without a budget or a ledger. Requests have the ids `r1`, `r2`, …; `books` may change that. */
export function unlimited(
  provider: Provider | (() => Promise<Provider>),
  { clock, books, warmUp }: { readonly clock: Clock; readonly books?: Partial<Books>; readonly warmUp?: () => void },
): RecordingProvider {
  const estimator = new Estimator();
  let ids = 0;
  return new RecordingProvider({
    feature: 'ghost-text',
    languageId: '',
    provider: typeof provider === 'function' ? provider : async () => provider,
    ...(warmUp && { warmUp }),
    destinations: () => [{ profile: CUSTOM, model: 'm' }],
    books: {
      quote: async () => ({ promptTokens: 0 }),
      admit: async () => ({ kind: 'admitted', id: `r${++ids}` }),
      release: async () => undefined,
      add: async booking => recordOf({ ...booking, id: booking.id ?? '' }, estimator, undefined),
      amend: async () => undefined,
      pricedAt: () => booking => recordOf(booking, estimator, undefined),
      knownChars: () => 0,
      ...books,
    },
    contextTokens: async () => undefined,
    clock,
    time: () => clock.now(),
  });
}
