import * as vscode from 'vscode';
import type { OffsetRange } from '../../core/refactor/target/relocateTarget.ts';
import { type Target, targetOf } from '../../core/refactor/target/target.ts';

/** What is to be refactored: code in a document, frozen. */
export interface Subject {
  /** Of the document. */
  readonly uri: vscode.Uri;
  readonly target: Target;
  /** What the paths of the proposal are relative to; undefined where there is no folder to put files into. */
  readonly root: vscode.Uri | undefined;
}

/** The document's text of now, and which part of it is meant. */
export function subjectOf(document: vscode.TextDocument, span: OffsetRange): Subject {
  const { path, root } = placeOf(document);
  const { languageId, uri } = document;
  return { uri, root, target: targetOf({ path, languageId, text: document.getText(), ...span }) };
}

export function spanOf(document: vscode.TextDocument, range: vscode.Range): OffsetRange {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** Relative to its workspace folder, else its bare name: never with a path that tells more of the machine. */
function placeOf({ isUntitled, uri }: vscode.TextDocument): { path: string; root: vscode.Uri | undefined } {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  if (isUntitled) return { path: name, root: folders[0]?.uri };
  for (const folder of folders) {
    // A notebook's cells have its path under a scheme of their own.
    const file = uri.with({ scheme: folder.uri.scheme, authority: folder.uri.authority, fragment: '' });
    if (vscode.workspace.getWorkspaceFolder(file) !== folder) continue;
    return { path: vscode.workspace.asRelativePath(file, false), root: folder.uri };
  }
  const writable = vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
  return { path: name, root: writable ? vscode.Uri.joinPath(uri, '..') : undefined };
}
