import type { ProviderErrorKind } from '../../provider/errors.ts';

/**
 * A limit that ended a run:
 * - `turns`: too many answers
 * - `time`: worked too long
 * - `dollars`: the next request might exceed the run's limit
 * - `budget`: the next request might exceed the user's budget
 * - `same-call`: one call repeated without a change
 * - `mistakes`: too many in a row
 * - `context`: the conversation exceeds the model's context
 */
export type LimitKind = 'turns' | 'time' | 'dollars' | 'budget' | 'same-call' | 'mistakes' | 'context';

/** Plain JSON. All but `finished` and `cannot` can be continued. */
export type AgentOutcome =
  /** Changes are ready for review. */
  | { readonly kind: 'finished'; readonly summary: string }
  | { readonly kind: 'cannot'; readonly reason: string }
  /** By the user, or a closing window. */
  | { readonly kind: 'stopped' }
  /** `message` is for the user. */
  | { readonly kind: 'limit'; readonly limit: LimitKind; readonly message: string }
  | { readonly kind: 'failed'; readonly error: ProviderErrorKind; readonly message: string };
