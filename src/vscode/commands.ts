import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { commandId, type PaletteCommand } from '../contributions.ts';
import type { ProviderError, ProviderErrorKind } from '../core/provider/errors.ts';
import { adviceFor } from './advice.ts';
import { commandTitle } from './commandTitle.ts';

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
