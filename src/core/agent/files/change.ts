/** Not on the disk yet. */
export interface FileChange {
  /** Begins with the folder's name if the workspace has several: `web/src/app.ts`. */
  readonly path: string;
  readonly kind: 'edit' | 'create';
  /** Without a byte order mark; empty for a new file. */
  readonly before: string;
  readonly after: string;
}
