/** Small total functions over lines of text. Line ends are LF everywhere in the core. */

/** Columns of a tab when tabs and spaces are compared; only ever used to order indentations of one document. */
const TAB_COLUMNS = 4;

export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** The blanks at the start of a line. */
export function indentationOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** Width in columns of the blanks at the start of a line. */
export function indentationWidth(line: string): number {
  let width = 0;
  for (const char of indentationOf(line)) width += char === '\t' ? TAB_COLUMNS : 1;
  return width;
}

/** The text from the last line start on. */
export function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

/** The text up to the first line end, without it. */
export function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return end < 0 ? text : text.slice(0, end);
}

/** How many UTF-16 units of a text are no blanks: formatters change those. */
export function nonBlankChars(text: string): number {
  return text.replace(/\s+/g, '').length;
}

/** Whether it may stand in a name: letters and digits of any script, `_` and `$`. The first UTF-16 unit of an emoji may not. */
export function isWordChar(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}_$]/u.test(char);
}

/** Would a cut between these two texts split a word? */
export function splitsWord(before: string, after: string): boolean {
  return isWordChar(before.at(-1)) && isWordChar(after.at(0));
}

/** Do the characters of `part` occur in `whole` in order? VS Code asks this of what an inline suggestion replaces. */
export function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const char of part) {
    at = whole.indexOf(char, at);
    if (at < 0) return false;
    at += char.length;
  }
  return true;
}
