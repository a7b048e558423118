/** Within a provider's cache time. */
const REMEMBERED = 32;

export class PromptMemory {
  #prompts: readonly string[] = [];

  take(prompt: string): number {
    const known = this.#prompts.reduceRight((longest, earlier) => longerPrefix(earlier, prompt, longest), 0);
    this.#prompts = [...this.#prompts.slice(1 - REMEMBERED), prompt];
    return known;
  }
}

/** Or `least` if longer. */
function longerPrefix(a: string, b: string, least: number): number {
  const limit = Math.min(a.length, b.length);
  if (limit <= least || a.slice(0, least + 1) !== b.slice(0, least + 1)) return least;
  let at = least;
  while (at + BLOCK_CHARS <= limit && a.slice(at, at + BLOCK_CHARS) === b.slice(at, at + BLOCK_CHARS))
    at += BLOCK_CHARS;
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

const BLOCK_CHARS = 256;
