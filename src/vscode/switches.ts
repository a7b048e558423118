import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { SECTION } from '../contributions.ts';
import { isObject } from '../core/json.ts';
import type { SettingName } from '../settingRules.ts';
import { languageEnabled, type Settings } from './settings.ts';

type Switches = Pick<Settings, 'enabled' | 'languages' | 'own'>;

export async function toggle({ enabled, own }: Switches): Promise<void> {
  if (!enabled && own.enabled) return tellFolderHasItOff('enabled');
  await configuration().update('enabled', !enabled, vscode.ConfigurationTarget.Global);
}

export async function toggleLanguage(settings: Switches): Promise<void> {
  const languageId = vscode.window.activeTextEditor?.document.languageId;
  if (!languageId) return;
  const enabled = languageEnabled(settings, languageId);
  if (!enabled && languageEnabled(settings.own, languageId)) return tellFolderHasItOff('languages');
  await setLanguage(languageId, !enabled);
}

/** Adds only this language to the user's settings: VS Code merges an object's entries with the defaults. */
export async function setLanguage(languageId: string, isOn: boolean): Promise<void> {
  const user: unknown = configuration().inspect('languages')?.globalValue;
  const languages = { ...(isObject(user) && user), [languageId]: isOn };
  await configuration().update('languages', languages, vscode.ConfigurationTarget.Global);
}

async function tellFolderHasItOff(setting: SettingName): Promise<void> {
  const open = l10n.t('Open Folder Settings');
  const message = l10n.t(
    'Ghostline: "{0}" in this folder\'s settings turns it off, and your own settings can\'t turn it on.',
    `${SECTION}.${setting}`,
  );
  if ((await vscode.window.showInformationMessage(message, open)) !== open) return;
  await vscode.commands.executeCommand('workbench.action.openWorkspaceSettings', `${SECTION}.${setting}`);
}

function configuration(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration(SECTION);
}
