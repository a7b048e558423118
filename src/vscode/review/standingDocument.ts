import * as vscode from 'vscode';

/**
 * The document as it stands now, opened again where it was closed; undefined where it is gone: deleted on the disk (even
 * while an editor still shows it), or without a file and closed.
 */
export async function standingDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
  // A cell has no file of its own, and a document that was never saved has none at all.
  if (uri.scheme === 'untitled' || uri.scheme === 'vscode-notebook-cell') return open;
  if (!(await exists(uri))) return undefined;
  if (open) return open;
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    // A folder, or a file that is no text: there is nothing that a change of text could be made in.
    return undefined;
  }
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    // Whatever cannot be looked at is there, for all we know, and must not be written over.
    return !(error instanceof vscode.FileSystemError && error.code === 'FileNotFound');
  }
}
