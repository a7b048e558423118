import * as vscode from 'vscode';
import { COMMAND_NAMES, commandId } from './contributions.ts';

/**
 * Registers the commands, and leaves the rest to the next turn: the editor's start waits for nothing of ours that can
 * wait. A command that comes before that waits for it.
 */
export function activate(context: vscode.ExtensionContext): void {
  const closed = new AbortController();
  const wired = wireLater(context, closed.signal);
  context.subscriptions.push(
    { dispose: () => closed.abort() },
    ...COMMAND_NAMES.map(name =>
      vscode.commands.registerCommand(commandId(name), async (...args: unknown[]) => (await wired)?.[name](...args)),
    ),
  );
  wired.catch(error => vscode.window.showErrorMessage(`Ghostline could not start: ${error}`));
}

async function wireLater(context: vscode.ExtensionContext, closed: AbortSignal) {
  await new Promise(resolve => setImmediate(resolve));
  if (closed.aborted) return undefined;
  const { wire } = await import('./wiring.ts');
  return closed.aborted ? undefined : wire(context);
}
