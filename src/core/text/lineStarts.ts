/** And the text's end: `[0, 2, 3]` of `a\nb`, `[0, 2]` of `a\n`. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  let at = 0;
  for (const line of text.split('\n')) {
    at = Math.min(at + line.length + 1, text.length);
    if (at > (starts.at(-1) ?? 0)) starts.push(at);
  }
  return starts;
}
