/** About a thousand tokens: fifteen results fit into any context. */
export const RESULT_CHARS = 4_000;

/** Heading and marks around the data. */
const FRAME_CHARS = 700;
export const DATA_CHARS = RESULT_CHARS - FRAME_CHARS;

/** From 1. */
export interface Page {
  readonly lines: readonly string[];
  readonly first: number;
  /** Less than `first` for none. */
  readonly last: number;
  readonly next?: number;
  /** Characters cut from the only line. */
  readonly cut?: number;
}

/** As many lines from `first` as fit. `fromChar` counts from 1. */
export function pageOf(lines: readonly string[], first: number, fromChar = 1): Page {
  const begun = lines[first - 1]?.slice(fromChar - 1) ?? '';
  const beginning = wholeChars(begun);
  const shown: string[] = [];
  let chars = 0;
  for (const line of [beginning, ...lines.slice(first)]) {
    if (shown.length > 0 && chars + line.length + 1 > DATA_CHARS) break;
    shown.push(line);
    chars += line.length + 1;
    if (beginning !== begun) break;
  }
  const last = first - 1 + shown.length;
  const cut = begun.length - beginning.length;
  return { lines: shown, first, last, ...(last < lines.length && { next: last + 1 }), ...(cut > 0 && { cut }) };
}

function wholeChars(line: string): string {
  const cut = line.slice(0, DATA_CHARS);
  return cut.length < line.length && !cut.isWellFormed() && line.isWellFormed() ? cut.slice(0, -1) : cut;
}

/** Errors are usually at the end. */
export function headAndTail(text: string, most = DATA_CHARS): string {
  if (text.length <= most) return text;
  const head = Math.floor(most / 4);
  const note = (left: number) => `\n… ${left} characters left out …\n`;
  const tail = most - head - note(text.length).length;
  return `${text.slice(0, head)}${note(text.length - head - tail)}${text.slice(-tail)}`;
}
