import type { Answer, Answerer } from './answer.ts';
import type { TokenPrices } from './bill.ts';
import type { Dialect } from './dialect.ts';

/** The only key that the server accepts by default. */
export const PRACTICE_KEY = 'practice-key';

export const PRACTICE_MODEL = 'microsoft/mai-code-1-flash';

/** Everything has a default. Fields that are not readonly can be changed on the running server. */
export interface ModelServerOptions {
  /** OpenRouter by default. */
  readonly dialect?: Dialect;
  /** 0 takes any free port. */
  readonly port?: number;
  /** `null` takes every request, with a key or without. */
  readonly apiKey?: string | null;
  /** Models by id; the prices hold for all of them. */
  readonly models?: readonly string[];
  readonly contextLength?: number;
  /** The remaining credit is this less the bill; `null` is unlimited. */
  readonly keyLimitDollars?: number | null;
  /** So often is `/generation` a 404 before it knows a finished request. */
  readonly generationMisses?: number;
  /** From the request to the first token. */
  delayMs?: number;
  tokensPerSecond?: number;
  prices?: TokenPrices;
  /** Answers every request that no script answers. */
  answer?: Answer | Answerer;
}
