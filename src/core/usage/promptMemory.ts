/** Providers keep prompts for some minutes, in which somebody who types makes about so many requests. */
const REMEMBERED = 32;

/** The last prompts: what a new one has in common with their beginnings is what a provider may have in its cache. */
export class PromptMemory {
  #prompts: readonly string[] = [];

  /** How many characters of `prompt` were sent before, as the beginning of an earlier one; remembers it. */
  take(prompt: string): number {
    const known = this.#prompts.reduce((longest, earlier) => Math.max(longest, commonPrefix(earlier, prompt)), 0);
    this.#prompts = [...this.#prompts.slice(1 - REMEMBERED), prompt];
    return known;
  }
}

function commonPrefix(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let at = 0;
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}
