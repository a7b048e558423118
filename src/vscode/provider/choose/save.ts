import * as vscode from 'vscode';
import { SECTION } from '../../../contributions.ts';
import { settingsFor } from '../../../core/provider/profile/selection.ts';
import { readSetting, type SettingName } from '../../../settingRules.ts';
import type { ChoosingTools, ProviderChoice } from './choosingStep.ts';

export async function save(
  { ends, profile, key, model, use = 'everything' }: ProviderChoice,
  { keepOwnAddress, keys }: ChoosingTools,
): Promise<void> {
  const user = vscode.workspace.getConfiguration(SECTION);
  const own = <Name extends SettingName>(name: Name) => readSetting(name, user.inspect(name)?.globalValue).value;
  const before = { profiles: own('profiles'), tasks: own('tasks'), failover: own('failover') };
  const ended = ends === 'experiment' ? { 'experiment.models': undefined } : {};
  const changes = { ...ended, ...settingsFor({ profile, model }, use, before) };
  if (key !== undefined) await keys.set(profile, key);
  for (const [name, value] of Object.entries(changes)) {
    await user.update(name, value, vscode.ConfigurationTarget.Global);
  }
  if (use === 'everything') await keepOwnAddress();
}
