import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { commandId, type PaletteCommand } from '../contributions.ts';
import type { ProviderError, ProviderErrorKind } from '../core/provider/errors.ts';
import { adviceFor } from './advice.ts';
import { commandTitle } from './commandTitle.ts';
import { languageName } from './languageName.ts';
import { languageEnabled, type Settings } from './settings.ts';

export async function offer(
  show: (message: string, ...titles: string[]) => Thenable<string | undefined>,
  message: string,
  actions: readonly PaletteCommand[],
): Promise<void> {
  const chosen = await show(message, ...actions.map(commandTitle));
  const name = actions.find(action => commandTitle(action) === chosen);
  if (name) await vscode.commands.executeCommand(commandId(name));
}

export function reportFailure(error: ProviderError): Promise<void> {
  return offer(vscode.window.showErrorMessage, `Ghostline: ${error.message}`, adviceFor(error.kind).actions);
}

/** Block every request until the user acts; shown once, unasked. */
const MET_BY_THE_USER: ReadonlySet<ProviderErrorKind> = new Set(['no-key', 'key-elsewhere', 'insecure-address']);

/** Other failures may pass, or a fallback serves. */
export async function reportIfUserMustAct({ kind, message }: ProviderError, host: string): Promise<void> {
  if (!MET_BY_THE_USER.has(kind)) return;
  const words =
    kind === 'no-key'
      ? l10n.t('Ghostline needs an API key for {0} before it can suggest anything.', host)
      : `Ghostline: ${message}`;
  await offer(vscode.window.showInformationMessage, words, adviceFor(kind).actions);
}

export async function showMenu(settings: Settings): Promise<void> {
  const languageId = vscode.window.activeTextEditor?.document.languageId;
  const entry = (name: PaletteCommand, icon: string, label = commandTitle(name)) => ({
    label: `$(${icon}) ${label}`,
    name,
  });
  const language = languageId
    ? [
        entry(
          'toggleLanguage',
          'symbol-namespace',
          languageEnabled(settings, languageId)
            ? l10n.t('Turn Off for {0}', languageName(languageId))
            : l10n.t('Turn On for {0}', languageName(languageId)),
        ),
      ]
    : [];
  const chosen = await vscode.window.showQuickPick(
    [
      settings.enabled
        ? entry('toggle', 'circle-slash', l10n.t('Turn Ghost Text Off'))
        : entry('toggle', 'sparkle', l10n.t('Turn Ghost Text On')),
      ...language,
      entry('refactorWithAgent', 'hubot'),
      entry('whyNoSuggestion', 'question'),
      entry('showUsage', 'graph'),
      entry('compareModels', 'beaker'),
      entry('setApiKey', 'key'),
      entry('chooseProvider', 'globe'),
      entry('getStarted', 'mortar-board'),
      entry('showLog', 'output'),
      entry('openSettings', 'gear'),
    ],
    { title: 'Ghostline' },
  );
  if (chosen) await vscode.commands.executeCommand(commandId(chosen.name));
}
