import { indentationOf } from './lines.ts';

/** Replaces the leading `given` by `wanted`; undefined for a line indented less. */
export function shift(line: string, given: string, wanted: string): string | undefined {
  if (line.startsWith(given)) return wanted + line.slice(given.length);
  // Less than the first line: takes off the difference, as far as possible.
  const blanks = indentationOf(line);
  if (given.startsWith(blanks)) {
    const missing = given.slice(blanks.length);
    if (wanted.endsWith(missing)) return wanted.slice(0, wanted.length - missing.length) + line.slice(blanks.length);
  }
  return undefined;
}
