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

/**
 * The lines from `first` on that fit into a result, of the first what stands from its character `fromChar` on (both from
 * 1). One that alone is too long is cut.
 */
export function pageOf(lines: readonly string[], first: number, fromChar = 1): Page {
  const begun = lines[first - 1]?.slice(fromChar - 1) ?? '';
  const beginning = wholeChars(begun);
  const shown: string[] = [];
  let chars = 0;
  for (const line of [beginning, ...lines.slice(first)]) {
    if (shown.length > 0 && chars + line.length + 1 > DATA_CHARS) break;
    shown.push(line);
    chars += line.length + 1;
    // What stands below a cut line comes after the rest of it.
    if (beginning !== begun) break;
  }
  const last = first - 1 + shown.length;
  const cut = begun.length - beginning.length;
  return { lines: shown, first, last, ...(last < lines.length && { next: last + 1 }), ...(cut > 0 && { cut }) };
}

/** As much of the line as a result takes; of a character of two halves both or none. */
function wholeChars(line: string): string {
  const cut = line.slice(0, DATA_CHARS);
  return cut.length < line.length && !cut.isWellFormed() && line.isWellFormed() ? cut.slice(0, -1) : cut;
}

/** The beginning and the end of a text that is too long: what went wrong mostly stands at the end. */
export function headAndTail(text: string, most = DATA_CHARS): string {
  if (text.length <= most) return text;
  const head = Math.floor(most / 4);
  const note = (left: number) => `\n… ${left} characters left out …\n`;
  const tail = most - head - note(text.length).length;
  return `${text.slice(0, head)}${note(text.length - head - tail)}${text.slice(-tail)}`;
}
