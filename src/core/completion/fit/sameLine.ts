import { indentationWidth } from '../../text/lines.ts';

/** A line of at least so many characters is recognised whatever its indentation. */
export const TELLING_LINE_CHARS = 10;

/** Is this line of an answer that line of the document? */
export function isSameLine(line: string, other: string): boolean {
  const text = line.trim();
  if (text !== other.trim()) return false;
  return (
    indentationWidth(line) === indentationWidth(other) || (text.length >= TELLING_LINE_CHARS && /\w{3}/.test(text))
  );
}

/** Only closes what was opened before. */
export function isCloser(line: string): boolean {
  return /^\s*(?:[)\]}]+[;,]*|end|fi|done|esac)\s*$/.test(line);
}
