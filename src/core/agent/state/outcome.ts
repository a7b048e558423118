import type { ProviderErrorKind } from '../../provider/errors.ts';

/**
 * What has ended a run that the model did not end:
 * - `turns`: so many answers, and the user does not want more
 * - `time`: it has worked for too long
 * - `dollars`: the next request might cost more than the run may
 * - `budget`: the next request might cost more than is left of the user's budget; nothing was sent
 * - `same-call`: the same call again and again, with nothing changed in between
 * - `mistakes`: nothing but mistakes, one after the other
 * - `context`: the conversation is longer than the model can read
 */
export type LimitKind = 'turns' | 'time' | 'dollars' | 'budget' | 'same-call' | 'mistakes' | 'context';

/** How a run has ended, or why it pauses. Plain JSON. All but `finished` and `cannot` can go on with another `run`. */
export type AgentOutcome =
  /** The changes are ready for the review; there may be none. */
  | { readonly kind: 'finished'; readonly summary: string }
  /** The model says why it cannot do it. */
  | { readonly kind: 'cannot'; readonly reason: string }
  /** By the user, or with the window. */
  | { readonly kind: 'stopped' }
  /** `message`: a sentence for the user. */
  | { readonly kind: 'limit'; readonly limit: LimitKind; readonly message: string }
  | { readonly kind: 'failed'; readonly error: ProviderErrorKind; readonly message: string };
