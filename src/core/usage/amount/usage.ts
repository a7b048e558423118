/**
 * `reported` by the provider, `estimated` by Ghostline (shown with `~`), or `unknown` (shown as `?`, never counted as
 * zero).
 */
export type Certainty = 'reported' | 'estimated' | 'unknown';

/**
 * Usage of one request. An absent field is unknown, not zero. `cachedTokens` are part of `promptTokens`,
 * `reasoningTokens` are part of `outputTokens`.
 */
export interface Usage {
  readonly promptTokens?: number;
  readonly cachedTokens?: number;
  readonly outputTokens?: number;
  readonly reasoningTokens?: number;
  /** Integer nano-dollars (1e-9 USD); only if the provider names the cost. */
  readonly costNanoDollars?: number;
}
