import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

export function reportStale(files: readonly string[]): void {
  const names = files.join(', ');
  void vscode.window.showWarningMessage(
    files.length === 1
      ? l10n.t('Ghostline: {0} has changed since the agent read it, so nothing was written.', names)
      : l10n.t('Ghostline: {0} have changed since the agent read them, so nothing was written.', names),
  );
}
