/**
 * The most that a tool tells the model at once, in characters: some thousand tokens, so that fifteen answers fit into
 * any context and cost next to nothing.
 */
export const RESULT_CHARS = 4_000;

/** Of those, what is kept for the line that stands above the data, and the marks around it. */
const FRAME_CHARS = 700;
export const DATA_CHARS = RESULT_CHARS - FRAME_CHARS;

/** Some of many lines: from one on, as many as fit. Lines count from 1. */
export interface Page {
  readonly lines: readonly string[];
  readonly first: number;
  /** The last that is shown; less than `first` where none is. */
  readonly last: number;
  /** Where to read on; absent at the end. */
  readonly next?: number;
  /** Characters that the only line shown has beyond the limit. */
  readonly cut?: number;
}

/** The lines from `first` on that fit into a result. One that alone is too long is cut. */
export function pageOf(lines: readonly string[], first: number): Page {
  const shown: string[] = [];
  let chars = 0;
  for (const line of lines.slice(first - 1)) {
    if (shown.length > 0 && chars + line.length + 1 > DATA_CHARS) break;
    shown.push(line.slice(0, DATA_CHARS));
    chars += line.length + 1;
  }
  const last = first - 1 + shown.length;
  const cut = (lines[first - 1]?.length ?? 0) - DATA_CHARS;
  return { lines: shown, first, last, ...(last < lines.length && { next: last + 1 }), ...(cut > 0 && { cut }) };
}

/** The beginning and the end of a text that is too long: what went wrong mostly stands at the end. */
export function headAndTail(text: string, most = DATA_CHARS): string {
  if (text.length <= most) return text;
  const head = Math.floor(most / 4);
  const note = (left: number) => `\n… ${left} characters left out …\n`;
  const tail = most - head - note(text.length).length;
  return `${text.slice(0, head)}${note(text.length - head - tail)}${text.slice(-tail)}`;
}
