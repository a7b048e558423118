import { indentationWidth } from '../../text/lines.ts';

/** A line of this length is recognized whatever its indentation. */
export const TELLING_LINE_CHARS = 10;

/** True if a line of the answer repeats a line of the document. */
export function isSameLine(line: string, other: string): boolean {
  const text = line.trim();
  if (text !== other.trim() && !isSameCode(text, other.trim())) return false;
  return (
    indentationWidth(line) === indentationWidth(other) || (text.length >= TELLING_LINE_CHARS && /\w{3}/.test(text))
  );
}

/** The same code with another comment behind it: `b = 2, // two`. */
function isSameCode(line: string, other: string): boolean {
  const [code, remark] = [line, other].map(text => COMMENT_BEHIND.exec(text)?.[1] ?? '');
  return code !== undefined && code.length >= TELLING_LINE_CHARS && code === remark;
}

const COMMENT_BEHIND = /^([^/#]*[^/#\s])\s+(?:\/\/|#)\s/;

/** True for a line that only closes brackets: `});` */
export function isCloser(line: string): boolean {
  return /^\s*(?:[)\]}]+[;,]*|end|fi|done|esac)\s*$/.test(line);
}
