import { withoutRemark } from '../../syntax/brackets.ts';
import type { Language } from '../../syntax/language.ts';
import { indentationWidth } from '../../text/lines.ts';

/** A line of this length is recognized whatever its indentation. */
export const TELLING_LINE_CHARS = 10;

/** True if a line of the answer repeats a line of the document. */
export function isSameLine(line: string, other: string, language: Language): boolean {
  const text = line.trim();
  const code = bare(text, language);
  const isSameCode = code.length >= TELLING_LINE_CHARS && code === bare(other.trim(), language);
  if (text !== other.trim() && !isSameCode) return false;
  return indentationWidth(line) === indentationWidth(other) || text.length >= TELLING_LINE_CHARS;
}

/** Without a comment behind the code, blanks, and which quotes it has: `b = 'x', // two` → `b="x",`. */
function bare(line: string, language: Language): string {
  return withoutRemark(line, language).replace(/\s+/g, '').replaceAll("'", '"');
}

/** True if the lines begin with the same name, and differ in its value: `Eof => "end",` and `Eof => "<eof>",`. */
export function isAlike(line: string, other: string): boolean {
  const [name, otherName] = [line, other].map(text => NAMED.exec(text)?.[0]);
  return name !== undefined && name === otherName;
}

/** A line up to the sign behind its name. */
const NAMED = /^\s*[\w$.:'"-]{4,} ?(?:=>?|:(?!:)|->)(?=\s)/;
