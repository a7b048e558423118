/** Enough of the run's id that files can't guess it. */
const MARK_CHARS = 13;

/**
 * Puts text from files and programs between marks, to separate it from the user's words. Removes the mark from the
 * text.
 */
export function markedData(text: string, runId: string): string {
  const mark = markOf(runId);
  // A misled model may have written the mark into a file.
  return `<data ${mark}>\n${text.replaceAll(mark, '…')}\n</data ${mark}>`;
}

/** The mark of a run: `<data 0193a…>`. */
export function markOf(runId: string): string {
  return runId.replaceAll('-', '').slice(0, MARK_CHARS);
}
