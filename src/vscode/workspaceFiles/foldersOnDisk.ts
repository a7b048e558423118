import * as vscode from 'vscode';

/** The folders that the agent can see: virtual ones have no paths that could be checked. */
export function foldersOnDisk(): readonly vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
}
