import * as vscode from 'vscode';
import { SECTION, SETTINGS, type SettingRule } from '../../contributions.ts';
import { settingsFor } from '../../core/provider/selection.ts';
import type { Choice, ChoosingTools } from './step.ts';

/** Writes the choice: its key into the secret storage, the rest into the user's own settings. */
export async function save(
  { profile, key, model, use = 'everything' }: Choice,
  { keys }: ChoosingTools,
): Promise<void> {
  // What a folder's settings say stays in that folder.
  const user = vscode.workspace.getConfiguration(SECTION);
  const own = <T>(name: string, rule: SettingRule<T>): T => {
    const value: unknown = user.inspect(name)?.globalValue;
    return rule.accepts(value) ? value : rule.default;
  };
  const before = {
    profiles: own('profiles', SETTINGS.profiles),
    tasks: own('tasks', SETTINGS.tasks),
    failover: own('failover', SETTINGS.failover),
  };
  const changes = settingsFor({ profile, model }, use, before);
  if (key !== undefined) await keys.set(profile, key);
  for (const [name, value] of Object.entries(changes)) {
    await user.update(name, value, vscode.ConfigurationTarget.Global);
  }
  const shadowed = Object.keys(changes).filter(name => {
    const { workspaceValue, workspaceFolderValue } = user.inspect(name) ?? {};
    return workspaceValue !== undefined || workspaceFolderValue !== undefined;
  });
  if (shadowed.length > 0) {
    const names = shadowed.map(name => `"${SECTION}.${name}"`).join(' and ');
    void vscode.window.showWarningMessage(
      `Ghostline: this folder's own settings say something else for ${names}, and they go first here.`,
    );
  }
}
