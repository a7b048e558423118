import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Settings } from '../settings.ts';

const SETTINGS = l10n.t('Open Settings');
const MANAGE = l10n.t('Manage Workspace Trust');

/** Tests run only if the setting allows it and the folder is trusted. Reports why not. */
export async function mayCompare({ runTests }: Pick<Settings, 'runTests'>): Promise<boolean> {
  if (runTests) return isTrusted();
  const message = l10n.t(
    'Ghostline: comparing models runs code that they write, which the setting "ghostline.runTests" forbids.',
  );
  const chosen = await vscode.window.showErrorMessage(message, SETTINGS);
  if (chosen === SETTINGS) await vscode.commands.executeCommand('workbench.action.openSettings', 'ghostline.runTests');
  return false;
}

async function isTrusted(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const message = l10n.t('Ghostline: comparing models runs code that they write. Trust this folder first.');
  const chosen = await vscode.window.showErrorMessage(message, MANAGE);
  if (chosen === MANAGE) await vscode.commands.executeCommand('workbench.trust.manage');
  return vscode.workspace.isTrusted;
}
