/** What an answer's lines are to fit into. */
export interface DestinationLines {
  readonly languageId: string;
  /** The lines that are replaced. */
  readonly old: readonly string[];
  /** All lines of the document, which tell what it is indented with. */
  readonly document: readonly string[];
}
