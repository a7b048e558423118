import { indentationOf } from './lines.ts';

/** `given` at the line's beginning replaced by `wanted`; undefined for a line that stands less deep than the first. */
export function shift(line: string, given: string, wanted: string): string | undefined {
  if (line.startsWith(given)) return wanted + line.slice(given.length);
  // Less deep than the first line: the difference of both is taken off, where there is as much.
  const blanks = indentationOf(line);
  if (given.startsWith(blanks)) {
    const missing = given.slice(blanks.length);
    if (wanted.endsWith(missing)) return wanted.slice(0, wanted.length - missing.length) + line.slice(blanks.length);
  }
  return undefined;
}
