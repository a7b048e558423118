/** So much of the run's id cannot be guessed by who has written the files. */
const MARK_CHARS = 13;

/** Text from files and programs between marks, which it does not hold itself: it is told from the user's words by them. */
export function marked(text: string, runId: string): string {
  const mark = markOf(runId);
  // A model that was talked into it may have written the mark into a file.
  return `<data ${mark}>\n${text.replaceAll(mark, '…')}\n</data ${mark}>`;
}

/** What tells this run's marks from others. */
export function markOf(runId: string): string {
  return runId.replaceAll('-', '').slice(0, MARK_CHARS);
}
