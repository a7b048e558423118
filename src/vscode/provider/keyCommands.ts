import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { hostOf } from '../../core/provider/profile/address.ts';
import type { Keyring } from '../../core/provider/profile/keyring.ts';
import { TASKS } from '../../core/provider/profile/modelTasks.ts';
import { placeName } from '../../core/provider/profile/placeName.ts';
import type { Profile } from '../../core/provider/profile/profile.ts';
import * as commands from '../commands.ts';
import type { Connections } from './connections.ts';

/** Empty input deletes the stored key, after a question. */
export async function setApiKey(keys: Keyring, connections: Connections): Promise<void> {
  const profile = await chooseOne(profilesInUse(connections), l10n.t('Select a provider'));
  if (!profile) return;
  const key = await vscode.window.showInputBox({
    title: l10n.t('API key for {0}', placeName(profile)),
    prompt: l10n.t(
      "Stored in VS Code's secret storage and sent only to this address. Leave empty to delete the stored key.",
    ),
    password: true,
    ignoreFocusOut: true,
    validateInput: value => faultInKey(value.trim()),
  });
  if (key === undefined) return;
  const isEmpty = key.trim() === '';
  if (isEmpty && !(await mayDelete(profile, keys))) return;
  await keys.set(profile, key.trim());
  if (isEmpty) return;
  const stored = l10n.t('The API key for {0} is stored.', placeName(profile));
  void commands.offer(vscode.window.showInformationMessage, stored, ['chooseProvider']);
}

async function mayDelete(profile: Profile, keys: Keyring): Promise<boolean> {
  if ((await keys.find(profile)).kind === 'none') return false;
  const remove = l10n.t('Delete');
  const question = l10n.t('Delete the stored API key for {0}?', placeName(profile));
  return (await vscode.window.showWarningMessage(question, { modal: true }, remove)) === remove;
}

export function faultInKey(text: string): string | undefined {
  return /\s/.test(text) ? l10n.t("API keys can't contain spaces.") : undefined;
}

/** Asks whether a key may go to the provider's new address. */
export async function useStoredKey(keys: Keyring, connections: Connections): Promise<void> {
  const profiles = profilesInUse(connections);
  const found = await Promise.all(profiles.map(async profile => ({ profile, found: await keys.find(profile) })));
  const moved = found.flatMap(({ profile, found: { kind } }) => (kind === 'elsewhere' ? [profile] : []));
  const profile = await chooseOne(moved, l10n.t('Select a stored API key'));
  if (!profile) {
    if (moved.length === 0) void vscode.window.showInformationMessage(l10n.t('No stored key needs confirming.'));
    return;
  }
  const stored = await keys.find(profile);
  if (stored.kind !== 'elsewhere') return;
  const { from, to } = stored;
  const send = l10n.t('Send It to {0}', to);
  const chosen = await vscode.window.showWarningMessage(
    l10n.t('Send the stored API key to {0}?', to),
    { modal: true, detail: l10n.t('It was entered for {0}. From now on it is sent only to {1}.', from, to) },
    send,
  );
  const key = chosen === send ? await keys.release(profile.id) : undefined;
  if (key !== undefined) await keys.set(profile, key);
}

function profilesInUse(connections: Connections): Profile[] {
  const all = TASKS.flatMap(task => connections.routeIn('chosen', task).map(({ profile }) => profile));
  return all.filter(({ id }, index) => all.findIndex(other => other.id === id) === index);
}

async function chooseOne(profiles: readonly Profile[], placeHolder: string): Promise<Profile | undefined> {
  if (profiles.length <= 1) return profiles[0];
  const items = profiles.map(profile => ({ label: profile.label, description: hostOf(profile.baseUrl), profile }));
  return (await vscode.window.showQuickPick(items, { title: 'Ghostline', placeHolder }))?.profile;
}
