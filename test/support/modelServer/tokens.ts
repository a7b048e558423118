/** The server's tokenizer, stated so that a bill can be reckoned by hand: four code points are one token. */
export const CODE_POINTS_PER_TOKEN = 4;

export function tokensOf(text: string): string[] {
  const codePoints = Array.from(text);
  const tokens: string[] = [];
  for (let at = 0; at < codePoints.length; at += CODE_POINTS_PER_TOKEN) {
    tokens.push(codePoints.slice(at, at + CODE_POINTS_PER_TOKEN).join(''));
  }
  return tokens;
}

/** A begun token counts whole. */
export function countTokens(text: string): number {
  return Math.ceil(Array.from(text).length / CODE_POINTS_PER_TOKEN);
}
