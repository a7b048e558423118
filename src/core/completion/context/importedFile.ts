export interface ImportedFile {
  readonly path: string;
  readonly packageName: string | undefined;
}

export interface Import {
  readonly isFrom: (file: ImportedFile) => boolean;
  /** Local names to the other file's. */
  readonly names: ReadonlyMap<string, string> | 'all';
  /** `fs` in `fs.readFile`. */
  readonly namespace?: string;
}
