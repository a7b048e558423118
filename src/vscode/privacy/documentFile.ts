import * as vscode from 'vscode';

/** Notebook cells have the notebook's path under another scheme. */
export function fileOf(document: vscode.TextDocument): vscode.Uri {
  if (document.isUntitled) return document.uri;
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const inFolder = document.uri.with({ scheme: uri.scheme, authority: uri.authority, fragment: '' });
    if (vscode.workspace.getWorkspaceFolder(inFolder)) return inFolder;
  }
  return document.uri;
}

/** Workspace paths only: paths of the machine aren't sent. */
export function displayPath(document: vscode.TextDocument): string {
  if (document.isUntitled) return `untitled (${document.languageId})`;
  const file = fileOf(document);
  if (vscode.workspace.getWorkspaceFolder(file)) return vscode.workspace.asRelativePath(file);
  return document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
}
