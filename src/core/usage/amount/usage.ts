/** By the provider, by Ghostline (`~`), or not at all (`?`, never zero). */
export type Certainty = 'reported' | 'estimated' | 'unknown';

/** Absent is unknown. `cachedTokens` are part of `promptTokens`, `reasoningTokens` of `outputTokens`. */
export interface Usage {
  readonly promptTokens?: number;
  readonly cachedTokens?: number;
  readonly outputTokens?: number;
  readonly reasoningTokens?: number;
  /** If the provider names it. */
  readonly costNanoDollars?: number;
}
