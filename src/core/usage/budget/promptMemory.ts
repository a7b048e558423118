/** Providers cache prompts for some minutes; typing makes about as many requests in that time. */
const REMEMBERED = 32;

/** The latest prompts, to find the part of a new one that the provider may have cached. */
export class PromptMemory {
  #prompts: readonly string[] = [];

  /** Length of the longest prefix that `prompt` shares with an earlier prompt. Remembers `prompt`. */
  take(prompt: string): number {
    const known = this.#prompts.reduceRight((longest, earlier) => longerPrefix(earlier, prompt, longest), 0);
    this.#prompts = [...this.#prompts.slice(1 - REMEMBERED), prompt];
    return known;
  }
}

/** Length of the common prefix of `a` and `b`, or `least` if that is longer. */
function longerPrefix(a: string, b: string, least: number): number {
  const limit = Math.min(a.length, b.length);
  if (limit <= least || a.slice(0, least + 1) !== b.slice(0, least + 1)) return least;
  let at = least;
  // Compares block by block for speed.
  while (at + BLOCK_CHARS <= limit && a.slice(at, at + BLOCK_CHARS) === b.slice(at, at + BLOCK_CHARS))
    at += BLOCK_CHARS;
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

const BLOCK_CHARS = 256;
