import * as vscode from 'vscode';

export function reportStale(files: readonly string[]): void {
  const verb = files.length === 1 ? 'has' : 'have';
  void vscode.window.showWarningMessage(
    `Ghostline: ${files.join(', ')} ${verb} changed since the agent read it, so nothing was written.`,
  );
}
