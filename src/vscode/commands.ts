import * as vscode from 'vscode';
import { COMMANDS, type CommandName, commandId, type PaletteCommand, SECTION } from '../contributions.ts';
import type { ProviderError } from '../core/provider/errors.ts';
import { adviceFor } from './advice.ts';
import type { KeyStore } from './keys.ts';
import { languageEnabled, type Settings } from './settings.ts';

/** Registers one of our commands. */
export function register(name: CommandName, run: () => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(commandId(name), run);
}

/** Shows `message` with buttons for `actions`, and runs the one that is chosen. */
export async function offer(
  show: (message: string, ...titles: string[]) => Thenable<string | undefined>,
  message: string,
  actions: readonly PaletteCommand[],
): Promise<void> {
  const chosen = await show(message, ...actions.map(name => COMMANDS[name]));
  const name = actions.find(action => COMMANDS[action] === chosen);
  if (name) await vscode.commands.executeCommand(commandId(name));
}

/** For a command that someone gave: says what is wrong, and offers what can be done. */
export function tellFailure(error: ProviderError): Promise<void> {
  return offer(vscode.window.showErrorMessage, `Ghostline: ${error.message}`, adviceFor(error.kind).actions);
}

/** The one thing that Ghostline asks for by itself, once. */
export function askForKey(baseUrl: string): Promise<void> {
  const message = `Ghostline needs an API key for ${new URL(baseUrl).host} before it can suggest anything.`;
  return offer(vscode.window.showInformationMessage, message, adviceFor('no-key').actions);
}

export async function toggle({ enabled }: Settings): Promise<void> {
  await vscode.workspace.getConfiguration(SECTION).update('enabled', !enabled, vscode.ConfigurationTarget.Global);
}

export async function toggleLanguage(settings: Settings): Promise<void> {
  const languageId = vscode.window.activeTextEditor?.document.languageId;
  if (!languageId) return;
  const languages = { ...settings.languages, [languageId]: !languageEnabled(settings, languageId) };
  await vscode.workspace.getConfiguration(SECTION).update('languages', languages, vscode.ConfigurationTarget.Global);
}

export async function setApiKey(keys: KeyStore, baseUrl: string): Promise<void> {
  const { host } = new URL(baseUrl);
  const key = await vscode.window.showInputBox({
    title: `API key for ${host}`,
    prompt:
      'Kept in the secret storage of this editor and sent to this address only. Leave empty to forget the stored key.',
    password: true,
    ignoreFocusOut: true,
    validateInput: value => (/\s/.test(value.trim()) ? 'A key has no blanks in it.' : undefined),
  });
  if (key !== undefined) await keys.set(baseUrl, key.trim());
}

export async function chooseAddress({ baseUrl }: Settings, accepts: (value: unknown) => boolean): Promise<void> {
  const address = await vscode.window.showInputBox({
    title: 'Address of a Chat Completions endpoint',
    prompt: 'Up to and with /v1. A server on this machine needs no key.',
    value: baseUrl,
    ignoreFocusOut: true,
    validateInput: value =>
      accepts(value.trim()) ? undefined : 'An http or https address, like https://openrouter.ai/api/v1',
  });
  if (address === undefined) return;
  await vscode.workspace.getConfiguration(SECTION).update('baseUrl', address.trim(), vscode.ConfigurationTarget.Global);
}

/** What the status bar's click opens. */
export async function showMenu(settings: Settings): Promise<void> {
  const languageId = vscode.window.activeTextEditor?.document.languageId;
  const entry = (name: PaletteCommand, icon: string, label: string = COMMANDS[name]) => ({
    label: `$(${icon}) ${label}`,
    name,
  });
  const language = languageId
    ? [
        entry(
          'toggleLanguage',
          'symbol-namespace',
          languageEnabled(settings, languageId) ? `Turn Off for ${languageId}` : `Turn On for ${languageId}`,
        ),
      ]
    : [];
  const chosen = await vscode.window.showQuickPick(
    [
      settings.enabled
        ? entry('toggle', 'circle-slash', 'Turn Ghost Text Off')
        : entry('toggle', 'sparkle', 'Turn Ghost Text On'),
      ...language,
      entry('whyNoSuggestion', 'question'),
      entry('setApiKey', 'key'),
      entry('chooseAddress', 'globe'),
      entry('showLog', 'output'),
      entry('openSettings', 'gear'),
    ],
    { title: 'Ghostline' },
  );
  if (chosen) await vscode.commands.executeCommand(commandId(chosen.name));
}
