import type { FileAccess } from '../../files/protection.ts';

/** The entry at a path. `path` is canonical: every file has exactly one. */
export type WorkspaceEntry =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'folder'; readonly path: string }
  /** A file may be created there. */
  | { readonly kind: 'missing'; readonly path: string }
  /** The user decides. `why` completes "… may be read or changed, because it": `holds secrets by its name`. */
  | { readonly kind: 'asks'; readonly path: string; readonly why: string }
  /** Always forbidden. `message` is for the model, with the alternative. */
  | { readonly kind: 'refused'; readonly message: string };

export interface ListedFile {
  readonly path: string;
  /** True if reading it needs the user's permission. */
  readonly needsPermission: boolean;
}

export interface LookOptions {
  readonly wants: FileAccess;
  /** Canonical paths that the user has allowed for this access. */
  readonly granted: ReadonlySet<string>;
}

/** The files the agent may work on, as on the disk or in an unsaved editor. Read-only. */
export interface Workspace {
  /** First parts of all paths; empty in a workspace of one folder, where paths are relative to it. */
  readonly folderNames: readonly string[];
  /** Checks every rule at every call, since a path may have changed. */
  look(path: string, options: LookOptions): Promise<WorkspaceEntry>;
  /**
   * Files below a folder by canonical path, in a fixed order; without forbidden and ignored files, and without links.
   * An empty path lists the whole workspace. Ends early when `signal` aborts; the caller limits the count.
   */
  list(folder: string, signal: AbortSignal): AsyncIterable<ListedFile>;
}
