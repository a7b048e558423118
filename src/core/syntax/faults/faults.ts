import type { Steps } from '../../steps.ts';

/** A place where a text breaks the rules of its language. */
export interface Fault {
  /** 0-based. */
  readonly line: number;
}

/** In line order. Undefined if the text can't be judged, as a very long one. */
export type FaultsIn = (text: string) => Steps<readonly Fault[] | undefined>;

/** Languages whose files are of no use if they don't parse. */
export function isStructured(languageId: string): boolean {
  return ['json', 'jsonc', 'yaml', 'toml', 'makefile'].includes(languageId);
}

/** Compares a text with others that could take its place. */
export class FaultComparison {
  readonly #faultsIn: FaultsIn;
  readonly #before: string;
  #known: readonly Fault[] | undefined;
  #isKnown = false;

  constructor(before: string, faultsIn: FaultsIn) {
    this.#before = before;
    this.#faultsIn = faultsIn;
  }

  /** True if neither text has a fault. */
  *isSoundWith(after: string): Steps<boolean> {
    const added = yield* this.newFaults(after);
    return this.#known?.length === 0 && added?.length === 0;
  }

  /** The faults that `after` has and `before` doesn't. Undefined if the texts can't be judged. */
  *newFaults(after: string): Steps<readonly Fault[] | undefined> {
    if (!this.#isKnown) {
      this.#known = yield* this.#faultsIn(this.#before);
      this.#isKnown = true;
    }
    const known = this.#known;
    const faults = known && (yield* this.#faultsIn(after));
    if (known === undefined || faults === undefined) return undefined;
    if (faults.length <= known.length) return [];
    const before = this.#before.split('\n');
    const lines = after.split('\n');
    const knownLines = new Set(known.map(({ line }) => before[line]?.trim()));
    const added = faults.filter(({ line }) => !knownLines.has(lines[line]?.trim()));
    return added.length > 0 ? added : faults.slice(known.length);
  }
}
