/**
 * The place that a completion fills: the text on both sides of the cursor, each cut to a budget at a line border.
 * Both texts have LF line ends whatever the document has; `eol` says what the document has.
 */
export interface Hole {
  readonly languageId: string;
  /** From some line's start up to the cursor. */
  readonly prefix: string;
  /** From the cursor up to some line's end. */
  readonly suffix: string;
  readonly eol: '\n' | '\r\n';
  /** One step of indentation in this document: a tab, or so many spaces. */
  readonly indentUnit: string;
}

/** The cursor's line up to the cursor. */
export function linePrefix(hole: Hole): string {
  return hole.prefix.slice(hole.prefix.lastIndexOf('\n') + 1);
}

/** The cursor's line from the cursor on, without its line end. */
export function lineSuffix(hole: Hole): string {
  const end = hole.suffix.indexOf('\n');
  return end < 0 ? hole.suffix : hole.suffix.slice(0, end);
}
