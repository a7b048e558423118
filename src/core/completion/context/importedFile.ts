/** What another file is known by: its path (`/` between the parts), and the package that it says it belongs to. */
export interface ImportedFile {
  readonly path: string;
  readonly packageName: string | undefined;
}

/** Names that a file takes from another one. */
export interface Import {
  /** Does this file hold what is imported? */
  readonly isFrom: (file: ImportedFile) => boolean;
  /** From the name in this file to the name in the other one; or all that it has. */
  readonly names: ReadonlyMap<string, string> | 'all';
  /** The name that stands for the whole other file: what is used of it follows a dot. */
  readonly namespace?: string;
}
