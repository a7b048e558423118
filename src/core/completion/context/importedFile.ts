/** A file that an import may refer to: its path (`/` between the parts) and the package that it declares. */
export interface ImportedFile {
  readonly path: string;
  readonly packageName: string | undefined;
}

export interface Import {
  readonly isFrom: (file: ImportedFile) => boolean;
  /** Maps the name in this file to the name in the other one; `all` for every name. */
  readonly names: ReadonlyMap<string, string> | 'all';
  /** The name for the whole other file: `fs` in `fs.readFile`. */
  readonly namespace?: string;
}
