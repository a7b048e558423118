/** Can't be guessed. */
const MARK_CHARS = 13;

/** Separates files and output from the user's words. */
export function markedData(text: string, runId: string): string {
  const mark = markOf(runId);
  // A misled model may have written the mark into a file.
  return `<data ${mark}>\n${text.replaceAll(mark, '…')}\n</data ${mark}>`;
}

/** `<data 0193a…>` */
export function markOf(runId: string): string {
  return runId.replaceAll('-', '').slice(0, MARK_CHARS);
}
