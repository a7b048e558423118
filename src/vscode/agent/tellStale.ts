import * as vscode from 'vscode';

/** Nothing was written: these files are not what the agent has read. */
export function tellStale(files: readonly string[]): void {
  const verb = files.length === 1 ? 'has' : 'have';
  void vscode.window.showWarningMessage(
    `Ghostline: ${files.join(', ')} ${verb} changed since the agent read it, so nothing was written.`,
  );
}
