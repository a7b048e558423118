/** Inserts `insertText` at the cursor, over the next `replaceSuffix` characters of its line. */
export interface Suggestion {
  /** LF line ends. */
  readonly insertText: string;
  /** Characters after the cursor, on its line, that the text replaces: `foo(█)` + `a)` replaces 1. */
  readonly replaceSuffix: number;
  /** The request that produced it, if known. */
  readonly requestId?: string;
}
