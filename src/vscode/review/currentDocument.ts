import * as vscode from 'vscode';

/** Reopens it if closed; undefined if deleted, or closed without a file. */
export async function currentDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
  // No file of their own.
  if (uri.scheme === 'untitled' || uri.scheme === 'vscode-notebook-cell') return open;
  if (!(await exists(uri))) return undefined;
  if (open) return open;
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    // A folder or a binary file.
    return undefined;
  }
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    // May exist, and must not be overwritten.
    return !(error instanceof vscode.FileSystemError && error.code === 'FileNotFound');
  }
}
