import * as vscode from 'vscode';
import type { OffsetRange } from '../../core/refactor/target/relocateTarget.ts';
import { type Target, targetOf } from '../../core/refactor/target/target.ts';

/** Frozen code to refactor. */
export interface Subject {
  readonly uri: vscode.Uri;
  readonly target: Target;
  /** Undefined without a folder for new files. */
  readonly root: vscode.Uri | undefined;
}

export function subjectOf(document: vscode.TextDocument, span: OffsetRange): Subject {
  const { path, root } = placeOf(document);
  const { languageId, uri } = document;
  return { uri, root, target: targetOf({ path, languageId, text: document.getText(), ...span }) };
}

export function spanOf(document: vscode.TextDocument, range: vscode.Range): OffsetRange {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** Names of the folders in `root`. */
export async function foldersIn(root: vscode.Uri | undefined): Promise<readonly string[]> {
  if (root === undefined) return [];
  try {
    const entries = await vscode.workspace.fs.readDirectory(root);
    return entries.filter(([, type]) => type === vscode.FileType.Directory).map(([name]) => name);
  } catch {
    return []; // The folder can't be listed.
  }
}

/** Workspace paths only: paths of the machine aren't sent. */
function placeOf({ isUntitled, uri }: vscode.TextDocument): { path: string; root: vscode.Uri | undefined } {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  if (isUntitled) return { path: name, root: folders[0]?.uri };
  for (const folder of folders) {
    // Notebook cells have the notebook's path under another scheme.
    const file = uri.with({ scheme: folder.uri.scheme, authority: folder.uri.authority, fragment: '' });
    if (vscode.workspace.getWorkspaceFolder(file) !== folder) continue;
    return { path: vscode.workspace.asRelativePath(file, false), root: folder.uri };
  }
  const writable = vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
  return { path: name, root: writable ? vscode.Uri.joinPath(uri, '..') : undefined };
}
