/** Providers keep prompts for some minutes, in which somebody who types makes about so many requests. */
const REMEMBERED = 32;

/** The last prompts: what a new one has in common with their beginnings is what a provider may have in its cache. */
export class PromptMemory {
  #prompts: readonly string[] = [];

  /** How many characters of `prompt` were sent before, as the beginning of an earlier one; remembers it. */
  take(prompt: string): number {
    const known = this.#prompts.reduceRight((longest, earlier) => longerPrefix(earlier, prompt, longest), 0);
    this.#prompts = [...this.#prompts.slice(1 - REMEMBERED), prompt];
    return known;
  }
}

/** How many characters the two begin with alike, where those are more than `least`; else that. */
function longerPrefix(a: string, b: string, least: number): number {
  const limit = Math.min(a.length, b.length);
  if (limit <= least || a.slice(0, least + 1) !== b.slice(0, least + 1)) return least;
  let at = least;
  // Whole blocks are compared at the speed of memory.
  while (at + BLOCK_CHARS <= limit && a.slice(at, at + BLOCK_CHARS) === b.slice(at, at + BLOCK_CHARS))
    at += BLOCK_CHARS;
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

const BLOCK_CHARS = 256;
