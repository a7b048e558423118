export interface DestinationLines {
  readonly languageId: string;
  readonly old: readonly string[];
  /** For their indentation unit. */
  readonly document: readonly string[];
}
