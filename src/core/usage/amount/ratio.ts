interface Observation {
  readonly part: number;
  readonly whole: number;
}

export interface RatioRules {
  /** The ratio before anything is observed. It weighs as much as an observation of size `weight`. */
  readonly start: number;
  readonly weight: number;
  /** Bounds of the ratio: one odd report must not spoil every later estimate. */
  readonly min: number;
  readonly max: number;
  /** Older observations fade once the observed `whole` exceeds this. */
  readonly memory: number;
}

/**
 * Byte-pair tokenizers turn three to five characters of source code into one token; OpenAI's rule of thumb is four.
 * Older observations fade because models change behind their names.
 */
export const CHARS_PER_TOKEN: RatioRules = { start: 4, weight: 100, min: 1, max: 10, memory: 500_000 };

/**
 * Share of the prompt tokens sent before that the provider reads from its cache. Zero until the first report; above one
 * if others have sent the same prompt. Fades quickly, since recent hits predict best.
 */
export const CACHED_SHARE: RatioRules = { start: 0, weight: 0, min: 0, max: 2, memory: 20_000 };

/** A ratio learned per case (model, language). A new case starts from its family: `m/ts` from `m`. */
export class LearnedRatio {
  readonly #rules: RatioRules;
  readonly #seen = new Map<string, Observation>();

  constructor(rules: RatioRules) {
    this.#rules = rules;
  }

  /** Observes `part` for `whole` (characters for tokens) in the case `path`, coarse to fine. */
  learn(path: readonly string[], { part, whole }: Observation): void {
    if (whole <= 0 || part < 0) return;
    for (const name of namesOf(path)) {
      const { part: partBefore, whole: wholeBefore } = this.#seen.get(name) ?? { part: 0, whole: 0 };
      const fade = Math.min(1, this.#rules.memory / (wholeBefore + whole));
      this.#seen.set(name, { part: (partBefore + part) * fade, whole: (wholeBefore + whole) * fade });
    }
  }

  /** The ratio of the finest observed case, weighted with the coarser ones while it has few observations. */
  at(path: readonly string[]): number {
    const { start, weight, min, max } = this.#rules;
    const learned = namesOf(path).reduce((coarser, name) => {
      const seen = this.#seen.get(name);
      return seen ? (coarser * weight + seen.part) / (weight + seen.whole) : coarser;
    }, start);
    return Math.min(max, Math.max(min, learned));
  }
}

/** `['m', 'ts']` → `m`, `m/ts`. */
function namesOf(path: readonly string[]): string[] {
  return path.map((_, index) => path.slice(0, index + 1).join('\n'));
}
