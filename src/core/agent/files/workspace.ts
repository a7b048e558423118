/** What is at a path. `path` is its one true name: the same file never has two. */
export type WorkspaceEntry =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'folder'; readonly path: string }
  /** Nothing is there, and a file may be made there. */
  | { readonly kind: 'missing'; readonly path: string }
  /** The user decides; `why` ends "… may be read or changed, because it": `holds secrets by its name`. */
  | { readonly kind: 'asks'; readonly path: string; readonly why: string }
  /** Out of bounds, whoever asks. `message` is for the model, and says what it may do instead. */
  | { readonly kind: 'refused'; readonly message: string };

/** A file that a folder holds, somewhere below it. */
export interface Listed {
  readonly path: string;
  /** Whether only the user can let the agent read it. */
  readonly asks: boolean;
}

/** The files that an agent may work on, as they are on the disk (or in an editor that has not saved them). It only reads. */
export interface Workspace {
  /** The names that paths begin with; none where there is one folder, and paths are relative to it. */
  readonly folderNames: readonly string[];
  /**
   * Every rule is checked at every call: what has become of a path since the last one is not taken on trust.
   * @param granted true names of files that the user has said yes to
   */
  look(path: string, granted: ReadonlySet<string>): Promise<WorkspaceEntry>;
  /**
   * Files below a folder, by true name, in a fixed order; without what may not be read, what Git or the settings leave out, and links.
   * An empty path stands for everything. Ends early when `signal` aborts; how many are enough is for the reader to say.
   */
  list(folder: string, signal: AbortSignal): AsyncIterable<Listed>;
}
