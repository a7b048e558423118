import * as vscode from 'vscode';

/** The file that the text is in: a notebook's cells have its path under a scheme of their own. */
export function fileOf(document: vscode.TextDocument): vscode.Uri {
  if (document.isUntitled) return document.uri;
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const inFolder = document.uri.with({ scheme: uri.scheme, authority: uri.authority, fragment: '' });
    if (vscode.workspace.getWorkspaceFolder(inFolder)) return inFolder;
  }
  return document.uri;
}

/** The file as its user would name it: never with a path that tells more of the machine than the workspace does. */
export function displayPath(document: vscode.TextDocument): string {
  if (document.isUntitled) return `untitled (${document.languageId})`;
  const file = fileOf(document);
  if (vscode.workspace.getWorkspaceFolder(file)) return vscode.workspace.asRelativePath(file);
  return document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
}
