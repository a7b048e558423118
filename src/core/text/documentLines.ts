/** A line of a document with the bytes that end it: `''` for the last one. */
export interface DocumentLine {
  readonly text: string;
  readonly end: '' | '\n' | '\r\n';
}

export const BYTE_ORDER_MARK = '\uFEFF';

/** All lines, the empty one behind a final line end included; joined again they are the text to the byte. */
export function documentLines(text: string): DocumentLine[] {
  return text.split('\n').map((line, index, all) => {
    if (index === all.length - 1) return { text: line, end: '' };
    return line.endsWith('\r') ? { text: line.slice(0, -1), end: '\r\n' } : { text: line, end: '\n' };
  });
}

/** The line end that a text has most; the given one where it has none. */
export function usualLineEnd(text: string, without: '\n' | '\r\n' = '\n'): '\n' | '\r\n' {
  const all = text.split('\n').length - 1;
  const windows = text.split('\r\n').length - 1;
  if (all === 0) return without;
  return windows * 2 > all ? '\r\n' : '\n';
}

/** With LF for every line end. */
export function unixLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
