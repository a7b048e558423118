/** `path` with `/` between the parts. */
export interface ImportedFile {
  readonly path: string;
  readonly packageName: string | undefined;
}

export interface Import {
  readonly isFrom: (file: ImportedFile) => boolean;
  /** From the local name to the other file's; `all` for every name. */
  readonly names: ReadonlyMap<string, string> | 'all';
  /** `fs` in `fs.readFile`. */
  readonly namespace?: string;
}
