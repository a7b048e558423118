interface Observation {
  readonly part: number;
  readonly whole: number;
}

export interface RatioRules {
  /** Weighted like an observation of size `weight`. */
  readonly start: number;
  readonly weight: number;
  /** One odd report must not spoil later estimates. */
  readonly min: number;
  readonly max: number;
  /** Older observations fade beyond this. */
  readonly memory: number;
}

/** Models change behind their names. */
export const CHARS_PER_TOKEN: RatioRules = { start: 4, weight: 100, min: 1, max: 10, memory: 500_000 };

/** Share of repeated prompt tokens read from the cache; above one if others sent the same prompt. */
export const CACHED_SHARE: RatioRules = { start: 0, weight: 0, min: 0, max: 2, memory: 20_000 };

/** Per case (model, language). A new one starts from its family: `m/ts` from `m`. */
export class LearnedRatio {
  readonly #rules: RatioRules;
  readonly #seen = new Map<string, Observation>();

  constructor(rules: RatioRules) {
    this.#rules = rules;
  }

  /** Coarse to fine. */
  learn(path: readonly string[], { part, whole }: Observation): void {
    if (whole <= 0 || part < 0) return;
    for (const name of namesOf(path)) {
      const { part: partBefore, whole: wholeBefore } = this.#seen.get(name) ?? { part: 0, whole: 0 };
      const fade = Math.min(1, this.#rules.memory / (wholeBefore + whole));
      this.#seen.set(name, { part: (partBefore + part) * fade, whole: (wholeBefore + whole) * fade });
    }
  }

  /** The finest case, weighted with coarser ones while it has few observations. */
  at(path: readonly string[]): number {
    const { start, weight, min, max } = this.#rules;
    const learned = namesOf(path).reduce((coarser, name) => {
      const seen = this.#seen.get(name);
      return seen ? (coarser * weight + seen.part) / (weight + seen.whole) : coarser;
    }, start);
    return Math.min(max, Math.max(min, learned));
  }
}

/** `['m', 'ts']` → `m`, `m/ts` */
function namesOf(path: readonly string[]): string[] {
  return path.map((_, index) => path.slice(0, index + 1).join('\n'));
}
