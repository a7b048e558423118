import { CACHED_SHARE, CHARS_PER_TOKEN, LearnedRatio } from '../amount/ratio.ts';
import type { LedgerRecord, TokenCounts } from './ledger.ts';

/**
 * Rounds up.
 * @param chars UTF-16 units
 */
export function estimateTokens(chars: number, charsPerToken = CHARS_PER_TOKEN.start): number {
  return Math.ceil(chars / charsPerToken);
}

export type Sample = Pick<LedgerRecord, 'model' | 'languageId' | 'promptChars' | 'outputChars' | 'knownChars'>;

/** Learns per model and language. */
export class Estimator {
  readonly #prompt = new LearnedRatio(CHARS_PER_TOKEN);
  readonly #output = new LearnedRatio(CHARS_PER_TOKEN);
  readonly #cached = new LearnedRatio(CACHED_SHARE);

  /** From reported counts only: estimates would confirm themselves. */
  learn({ tokens, ...sample }: Sample & { readonly tokens: TokenCounts }): void {
    const { model, languageId, promptChars, outputChars } = sample;
    if (tokens.certainty !== 'reported') return;
    const path = [model, languageId];
    const { prompt = 0, output = 0, cached, reasoning = 0 } = tokens;
    if (promptChars > 0) this.#prompt.learn(path, { part: promptChars, whole: prompt });
    if (outputChars > 0 && reasoning === 0) this.#output.learn(path, { part: outputChars, whole: output });
    if (cached !== undefined) this.#cached.learn([model], { part: cached, whole: knownTokens(sample, prompt) });
  }

  tokens(sample: Sample): TokenCounts {
    const { model, languageId, promptChars, outputChars } = sample;
    const path = [model, languageId];
    const prompt = estimateTokens(promptChars, this.#prompt.at(path));
    const output = estimateTokens(outputChars, this.#output.at(path));
    const cached = Math.min(prompt, Math.floor(knownTokens(sample, prompt) * this.#cached.at([model])));
    return { certainty: 'estimated', prompt, cached, output };
  }
}

/** In the part sent before. */
function knownTokens({ promptChars, knownChars = promptChars }: Sample, promptTokens: number): number {
  return promptChars === 0 ? 0 : (promptTokens * knownChars) / promptChars;
}
