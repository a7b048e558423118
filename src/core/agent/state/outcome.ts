import type { ProviderErrorKind } from '../../provider/errors.ts';

/**
 * A limit that ended a run:
 * - `turns`: too many answers, and the user declined more
 * - `time`: worked too long
 * - `dollars`: the next request might exceed the run's limit
 * - `budget`: the next request might exceed the user's budget; nothing was sent
 * - `same-call`: one call repeated without a change in between
 * - `mistakes`: too many consecutive mistakes
 * - `context`: the conversation exceeds the model's context
 */
export type LimitKind = 'turns' | 'time' | 'dollars' | 'budget' | 'same-call' | 'mistakes' | 'context';

/** Why a run ended or paused. Plain JSON. All but `finished` and `cannot` can be continued with another `run`. */
export type AgentOutcome =
  /** The changes, if any, are ready for review. */
  | { readonly kind: 'finished'; readonly summary: string }
  /** The model's reason for giving up. */
  | { readonly kind: 'cannot'; readonly reason: string }
  /** By the user, or by closing the window. */
  | { readonly kind: 'stopped' }
  /** `message`: a sentence for the user. */
  | { readonly kind: 'limit'; readonly limit: LimitKind; readonly message: string }
  | { readonly kind: 'failed'; readonly error: ProviderErrorKind; readonly message: string };
