import * as vscode from 'vscode';

const MANAGE = 'Manage Workspace Trust';

/** Tests are programs: in a folder that nobody has trusted none is run. Says so. */
export async function isTrusted(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const message =
    'Ghostline: models are compared by running what they write, which a folder that is not trusted does not do.';
  const chosen = await vscode.window.showErrorMessage(message, MANAGE);
  if (chosen === MANAGE) await vscode.commands.executeCommand('workbench.trust.manage');
  return vscode.workspace.isTrusted;
}
