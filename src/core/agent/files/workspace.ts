import type { FileAccess } from '../../files/protection.ts';
import type { Refusal } from '../../sharedRefusal.ts';

/** `path` is canonical. */
export type WorkspaceEntry =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'missing'; readonly path: string }
  /** Completes "… may be read or changed, because it": `holds secrets by its name`. */
  | { readonly kind: 'asks'; readonly path: string; readonly why: string }
  | Refusal;

export interface ListedFile {
  readonly path: string;
  readonly needsPermission: boolean;
}

export interface LookOptions {
  readonly wants: FileAccess;
  /** Allowed by the user for this access. */
  readonly granted: ReadonlySet<string>;
}

/** Files of the disk and unsaved editors. */
export interface Workspace {
  /** First parts of all paths; empty with a single folder. */
  readonly folderNames: readonly string[];
  /** Checks all rules, since a path may have changed. */
  look(path: string, options: LookOptions): Promise<WorkspaceEntry>;
  /** In a fixed order, without forbidden and ignored files and links. An empty path lists the workspace. */
  list(folder: string, signal: AbortSignal): AsyncIterable<ListedFile>;
}
