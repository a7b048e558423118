/** A number from 0 to 1 that is always the same for the same words, whatever the numbers before. */
export function chance(...words: readonly (string | number)[]): number {
  let hash = 2_166_136_261;
  for (const char of words.join('\0')) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507);
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}

/** One of `values`, always the same for the same words. */
export function choice<T>(values: readonly T[], ...words: readonly (string | number)[]): T | undefined {
  return values[Math.floor(chance(...words) * values.length)];
}
