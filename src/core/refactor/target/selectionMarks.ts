/** Each on its own line of the prompt. */
export const SELECTION_MARKS = ['<SELECTION>', '</SELECTION>'] as const;

/** Drops the selection marks of the prompt. */
export function withinMarks(lines: readonly string[]): readonly string[] {
  const from = lines.findIndex(line => line.trim() === SELECTION_MARKS[0]);
  const to = lines.findLastIndex(line => line.trim() === SELECTION_MARKS[1]);
  if (from >= 0 && to > from) return lines.slice(from + 1, to);
  return from === 0 ? lines.slice(1) : to >= 0 && to === lines.length - 1 ? lines.slice(0, -1) : lines;
}
