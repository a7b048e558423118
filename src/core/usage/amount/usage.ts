/**
 * Where a figure comes from. `reported`: the provider said so. `estimated`: our own reckoning, shown with `~`.
 * `unknown`: shown as `?`, and never counted as zero.
 */
export type Certainty = 'reported' | 'estimated' | 'unknown';

/**
 * What one request used, as far as it is known; an absent field is unknown, which is not zero.
 * `cachedTokens` are part of `promptTokens`, `reasoningTokens` are part of `outputTokens`.
 */
export interface Usage {
  readonly promptTokens?: number;
  readonly cachedTokens?: number;
  readonly outputTokens?: number;
  readonly reasoningTokens?: number;
  /** Integer nano-dollars (1e-9 USD), only where the provider itself names the cost. */
  readonly costNanoDollars?: number;
}
