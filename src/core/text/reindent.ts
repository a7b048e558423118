import { indentationOf } from './lines.ts';

/** Undefined for a line indented less than `given`. */
export function shift(line: string, given: string, wanted: string): string | undefined {
  if (line.startsWith(given)) return wanted + line.slice(given.length);
  const blanks = indentationOf(line);
  if (given.startsWith(blanks)) {
    const missing = given.slice(blanks.length);
    if (wanted.endsWith(missing)) return wanted.slice(0, wanted.length - missing.length) + line.slice(blanks.length);
  }
  return undefined;
}
