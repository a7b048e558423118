/** What has been seen of a quotient: so much of the one for so much of the other. */
interface Seen {
  readonly part: number;
  readonly whole: number;
}

export interface RatioRules {
  /** Holds before anything is seen, and then as much as an observation of size `weight`. */
  readonly start: number;
  readonly weight: number;
  /** What is learned stays within these: one odd report must not spoil every later estimate. */
  readonly least: number;
  readonly most: number;
  /** Older observations fade when so much has been seen. */
  readonly memory: number;
}

/**
 * Byte-pair tokenizers make three to five characters of source code one token; four is OpenAI's own rule of thumb. Fades
 * at all because models are changed behind their names.
 */
export const CHARS_PER_TOKEN: RatioRules = { start: 4, weight: 100, least: 1, most: 10, memory: 500_000 };

/**
 * Of the prompt's tokens that were sent before, those that the provider took from its cache. None before it is told;
 * more than all where others have sent the same. What the cache did lately tells more than what it did long ago.
 */
export const CACHED_SHARE: RatioRules = { start: 0, weight: 0, least: 0, most: 2, memory: 20_000 };

/** A ratio that is learned for each of several cases (a model, a language) and, for a new case, from all of its family. */
export class LearnedRatio {
  readonly #rules: RatioRules;
  readonly #seen = new Map<string, Seen>();

  constructor(rules: RatioRules) {
    this.#rules = rules;
  }

  /** `part` for `whole` (characters for tokens) was seen, in the case that `path` names, coarse to fine. */
  learn(path: readonly string[], { part, whole }: Seen): void {
    if (whole <= 0 || part < 0) return;
    for (const name of namesOf(path)) {
      const { part: partBefore, whole: wholeBefore } = this.#seen.get(name) ?? { part: 0, whole: 0 };
      const fade = Math.min(1, this.#rules.memory / (wholeBefore + whole));
      this.#seen.set(name, { part: (partBefore + part) * fade, whole: (wholeBefore + whole) * fade });
    }
  }

  /** Of the finest case that anything is known of, leaning on the coarser ones while little is. */
  at(path: readonly string[]): number {
    const { start, weight, least, most } = this.#rules;
    const learned = namesOf(path).reduce((coarser, name) => {
      const seen = this.#seen.get(name);
      return seen ? (coarser * weight + seen.part) / (weight + seen.whole) : coarser;
    }, start);
    return Math.min(most, Math.max(least, learned));
  }
}

/** `['m', 'ts']` is the case `m/ts` of the family `m`. */
function namesOf(path: readonly string[]): string[] {
  return path.map((_, index) => path.slice(0, index + 1).join('\n'));
}
