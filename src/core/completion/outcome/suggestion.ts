/** What goes into the document: `insertText` at the cursor, over the next `replaceSuffix` characters of its line. */
export interface Suggestion {
  /** LF line ends. */
  readonly insertText: string;
  /** Characters after the cursor, on its own line, that the text replaces (auto-closed brackets, say). */
  readonly replaceSuffix: number;
  /** The request that it came from, where requests are told apart. */
  readonly requestId?: string;
}
