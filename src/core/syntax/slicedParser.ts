import type { Parser, Tree } from 'web-tree-sitter';
import type { Clock } from '../clock.ts';

/** A key that comes while a text is parsed waits no longer than this. Broken code takes five times as long. */
const SLICE_MS = 1;

/** Parses in slices, one text after the other: a parser can go on with a text only while it is given no other. */
export class SlicedParser {
  readonly #parser: Parser;
  readonly #clock: Clock;
  #last: Promise<unknown> = Promise.resolve();

  /** @param parser nobody else may use it */
  constructor(parser: Parser, clock: Clock) {
    this.#parser = parser;
    this.#clock = clock;
  }

  /** The tree is the caller's to delete. Undefined where nobody waits for it any more, or where the parser gives up. */
  parse(text: string, signal?: AbortSignal): Promise<Tree | undefined> {
    const parsed = this.#last.then(() => this.#parse(text, signal));
    this.#last = parsed.catch(() => undefined);
    return parsed;
  }

  async #parse(text: string, signal: AbortSignal | undefined): Promise<Tree | undefined> {
    while (signal?.aborted !== true) {
      const until = this.#clock.now() + SLICE_MS;
      let paused = false;
      const progressCallback = () => {
        paused = this.#clock.now() > until;
        return paused;
      };
      const tree = this.#parser.parse(text, undefined, { progressCallback });
      if (tree !== null) return tree;
      if (!paused) break;
      await this.#clock.sleep(0, signal);
    }
    this.#parser.reset();
    return undefined;
  }
}
