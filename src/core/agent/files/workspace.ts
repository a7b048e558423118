import type { FileAccess } from '../../files/protection.ts';

/** `path` is canonical. */
export type WorkspaceEntry =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'folder'; readonly path: string }
  /** A file may be created there. */
  | { readonly kind: 'missing'; readonly path: string }
  /** `why` completes "… may be read or changed, because it": `holds secrets by its name`. */
  | { readonly kind: 'asks'; readonly path: string; readonly why: string }
  /** `message` is for the model. */
  | { readonly kind: 'refused'; readonly message: string };

export interface ListedFile {
  readonly path: string;
  readonly needsPermission: boolean;
}

export interface LookOptions {
  readonly wants: FileAccess;
  /** Canonical paths that the user has allowed for this access. */
  readonly granted: ReadonlySet<string>;
}

/** Read-only files of the agent, from the disk or an unsaved editor. */
export interface Workspace {
  /** First parts of all paths; empty with a single folder. */
  readonly folderNames: readonly string[];
  /** Checks every rule at every call, since a path may have changed. */
  look(path: string, options: LookOptions): Promise<WorkspaceEntry>;
  /**
   * In a fixed order, without forbidden and ignored files and links. An empty path lists the workspace. Ends when
   * `signal` aborts.
   */
  list(folder: string, signal: AbortSignal): AsyncIterable<ListedFile>;
}
