import type { ProviderErrorKind } from '../../provider/errors.ts';

/**
 * The limit that ended a run:
 * - `dollars`: the run's own
 * - `budget`: the user's
 * - `same-call`: one call repeated without a change
 * - `mistakes`: too many in a row
 * - `context`: a conversation longer than the model's context
 */
export type LimitKind = 'turns' | 'time' | 'dollars' | 'budget' | 'same-call' | 'mistakes' | 'context';

/** All but `finished` and `cannot` can be continued. */
export type AgentOutcome =
  | { readonly kind: 'finished'; readonly summary: string }
  | { readonly kind: 'cannot'; readonly reason: string }
  /** By the user, or a closing window. */
  | { readonly kind: 'stopped' }
  /** `message` is for the user. */
  | { readonly kind: 'limit'; readonly limit: LimitKind; readonly message: string }
  | { readonly kind: 'failed'; readonly error: ProviderErrorKind; readonly message: string };
