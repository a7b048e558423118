import { finish, Pace, type Steps } from '../steps.ts';

/** And the text's end: `[0, 2, 3]` of `a\nb`, `[0, 2]` of `a\n`. */
export function lineStarts(text: string): readonly number[] {
  return finish(lineStartsInSteps(text));
}

export function* lineStartsInSteps(text: string): Steps<readonly number[]> {
  const starts = [0];
  const pace = new Pace();
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    starts.push(next);
    if (pace.isDue(next - at)) yield;
    at = next;
  }
  return starts;
}

/** Lines of a text, in which a last line without an end counts: 2 for `a\nb` and for `a\nb\n`. */
export function* lineCount(text: string): Steps<number> {
  let count = 0;
  const pace = new Pace();
  for (let at = 0; at < text.length; count += 1) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    if (pace.isDue(next - at)) yield;
    at = next;
  }
  return count;
}
