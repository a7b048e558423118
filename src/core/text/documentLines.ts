/** `end` is `''` for the last line. */
export interface DocumentLine {
  readonly text: string;
  readonly end: '' | '\n' | '\r\n';
}

export const BYTE_ORDER_MARK = '\uFEFF';

/** With the empty line after a final line end, so that joined they are the text. */
export function documentLines(text: string): DocumentLine[] {
  return text.split('\n').map((line, index, all) => {
    if (index === all.length - 1) return { text: line, end: '' };
    return line.endsWith('\r') ? { text: line.slice(0, -1), end: '\r\n' } : { text: line, end: '\n' };
  });
}

/** @param without the result for a text without line ends */
export function usualLineEnd(text: string, without: '\n' | '\r\n' = '\n'): '\n' | '\r\n' {
  const all = text.split('\n').length - 1;
  const windows = text.split('\r\n').length - 1;
  if (all === 0) return without;
  return windows * 2 > all ? '\r\n' : '\n';
}

export function unixLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
