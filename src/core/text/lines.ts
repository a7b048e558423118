/** Line ends are LF everywhere in the core. */

/** Only orders the indentations of one document. */
const TAB_COLUMNS = 4;

export function isBlank(text: string): boolean {
  return text.trim() === '';
}

export function indentationOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

export function indentationWidth(line: string): number {
  let width = 0;
  for (const char of indentationOf(line)) width += char === '\t' ? TAB_COLUMNS : 1;
  return width;
}

export function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

export function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return end < 0 ? text : text.slice(0, end);
}

/** In UTF-16 units; formatters change only whitespace. */
export function nonBlankChars(text: string): number {
  return text.replace(/\s+/g, '').length;
}

/** Letters and digits of any script, `_` and `$`; not the first unit of an emoji. */
export function isWordChar(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}_$]/u.test(char);
}

/** `fo o` */
export function splitsWord(before: string, after: string): boolean {
  return isWordChar(before.at(-1)) && isWordChar(after.at(0));
}

/** True if all of `part` occurs in `whole` in order, which VS Code requires of inline suggestions. */
export function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const char of part) {
    at = whole.indexOf(char, at);
    if (at < 0) return false;
    at += char.length;
  }
  return true;
}

/** The word at a text's end, or an empty text: `foo` of `a.foo`. */
export function lastWord(text: string): string {
  return /(?<![\p{L}\p{N}_$])[\p{L}\p{N}_$]+$/u.exec(text)?.[0] ?? '';
}

/** The word at a text's beginning, or an empty text. */
export function firstWord(text: string): string {
  return /^[\p{L}\p{N}_$]+/u.exec(text)?.[0] ?? '';
}

export function withoutBlankMargins(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex(line => !isBlank(line));
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(line => !isBlank(line)) + 1);
}
