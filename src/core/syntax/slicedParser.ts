import type { Parser, Tree } from 'web-tree-sitter';
import type { Clock } from '../clock.ts';

/** The most that a key waits for. */
const SLICE_MS = 1;

/** Parses one text at a time: tree-sitter can only resume the same one. */
export class SlicedParser {
  readonly #parser: Parser;
  readonly #clock: Clock;
  #last: Promise<unknown> = Promise.resolve();

  constructor(parser: Parser, clock: Clock) {
    this.#parser = parser;
    this.#clock = clock;
  }

  /** The caller deletes the tree. Undefined if aborted or too slow. */
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
