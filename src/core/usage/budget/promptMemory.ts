/** About the requests within a provider's cache time. */
const REMEMBERED = 32;

/** Finds the part of a prompt that the provider may have cached. */
export class PromptMemory {
  #prompts: readonly string[] = [];

  /** Length of the longest prefix shared with an earlier prompt. */
  take(prompt: string): number {
    const known = this.#prompts.reduceRight((longest, earlier) => longerPrefix(earlier, prompt, longest), 0);
    this.#prompts = [...this.#prompts.slice(1 - REMEMBERED), prompt];
    return known;
  }
}

/** Of the common prefix, or `least` if longer. */
function longerPrefix(a: string, b: string, least: number): number {
  const limit = Math.min(a.length, b.length);
  if (limit <= least || a.slice(0, least + 1) !== b.slice(0, least + 1)) return least;
  let at = least;
  // In blocks, for speed.
  while (at + BLOCK_CHARS <= limit && a.slice(at, at + BLOCK_CHARS) === b.slice(at, at + BLOCK_CHARS))
    at += BLOCK_CHARS;
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

const BLOCK_CHARS = 256;
