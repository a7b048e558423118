/** Byte-pair tokenizers make three to five characters of source code one token; four is OpenAI's own rule of thumb. */
const CHARS_PER_TOKEN = 4;

/** Tokens that so many characters (UTF-16 units) may be; a begun token counts whole. An estimate: show it with `~`. */
export function estimateTokens(chars: number, charsPerToken = CHARS_PER_TOKEN): number {
  return Math.ceil(chars / charsPerToken);
}
