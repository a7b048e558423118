/** Numbers that are the same in every run: mulberry32. */
export type Random = () => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number below `limit`. */
export function below(limit: number, random: Random): number {
  return Math.floor(random() * limit);
}

export function pick<T>(values: readonly T[], random: Random): T | undefined {
  return values[below(values.length, random)];
}

/** The text in pieces of one to `most` characters, never in the middle of a surrogate pair. */
export function chunked(text: string, most: number, random: Random): string[] {
  const chars = [...text];
  const chunks: string[] = [];
  for (let at = 0; at < chars.length; ) {
    const size = 1 + below(most, random);
    chunks.push(chars.slice(at, at + size).join(''));
    at += size;
  }
  return chunks;
}
