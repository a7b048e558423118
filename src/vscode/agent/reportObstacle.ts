import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { foldersOnDisk } from '../workspaceFiles/foldersOnDisk.ts';

/** Undefined if the agent can run in this window. */
export async function reportObstacle(): Promise<'told' | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    await offer(l10n.t('Ghostline: open a folder to use the agent.'), l10n.t('Open Folder…'), 'vscode.openFolder');
    return 'told';
  }
  if (!vscode.workspace.isTrusted) {
    const why = l10n.t('Ghostline: the agent works only in trusted folders.');
    await offer(why, l10n.t('Manage Workspace Trust'), 'workbench.trust.manage');
    return 'told';
  }
  if (foldersOnDisk().length > 0) return undefined;
  await vscode.window.showWarningMessage(l10n.t("Ghostline: the agent doesn't support virtual folders."));
  return 'told';
}

async function offer(message: string, action: string, command: string): Promise<void> {
  const chosen = await vscode.window.showWarningMessage(message, action);
  if (chosen === action) await vscode.commands.executeCommand(command);
}
