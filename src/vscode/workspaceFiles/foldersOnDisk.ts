import * as vscode from 'vscode';

/** Virtual folders have no paths to check, so the agent can't see them. */
export function foldersOnDisk(): readonly vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
}
