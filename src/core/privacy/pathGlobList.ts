import { Pace, type Steps } from '../steps.ts';
import { PathGlob } from './pathGlob.ts';

/** Reading a character of a pattern takes as long as some ten of a text. */
const PATTERN_CHARS = 10;

/** Globs by their patterns, each read once. */
export class PathGlobs {
  readonly #globs = new Map<string, PathGlob>();
  readonly #onTooComplex: (pattern: string) => void;

  constructor(onTooComplex: (pattern: string) => void) {
    this.#onTooComplex = onTooComplex;
  }

  of(pattern: string): PathGlob {
    const known = this.#globs.get(pattern);
    if (known) return known;
    const glob = new PathGlob(pattern);
    this.#globs.set(pattern, glob);
    if (glob.tooComplex) this.#onTooComplex(pattern);
    return glob;
  }

  has(pattern: string): boolean {
    return this.#globs.has(pattern);
  }

  *readAll(patterns: readonly string[]): Steps<void> {
    const pace = new Pace();
    for (const pattern of patterns) {
      this.of(pattern);
      if (pace.isDue(PATTERN_CHARS * pattern.length)) yield;
    }
  }

  clear(): void {
    this.#globs.clear();
  }
}
