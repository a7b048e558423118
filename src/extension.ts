import * as vscode from 'vscode';
import { COMMAND_NAMES, commandId } from './contributions.ts';
import type { Wired } from './wiring.ts';

/** The editor's own patience with all extensions together; it ends the process then, whatever is half written. */
const CLOSE_LIMIT_MS = 4_000;

/** An extension is one module, which the editor activates once, and asks to end where nothing is passed on. */
let wired: Promise<Wired | undefined> = Promise.resolve(undefined);

/**
 * Registers the commands, and leaves the rest to the next turn: the editor's start waits for nothing of ours that can
 * wait. A command that comes before that waits for it.
 */
export function activate(context: vscode.ExtensionContext): void {
  const closed = new AbortController();
  const wiring = wireLater(context, closed.signal);
  wired = wiring;
  context.subscriptions.push(
    { dispose: () => closed.abort() },
    ...COMMAND_NAMES.map(name =>
      vscode.commands.registerCommand(commandId(name), async (...args: unknown[]) =>
        (await wiring)?.actions[name](...args),
      ),
    ),
  );
  wiring.catch(error => vscode.window.showErrorMessage(`Ghostline could not start: ${error}`));
}

/** Waits until what is under way has stopped and is written: the ledger, a run of the agent. */
export async function deactivate(): Promise<void> {
  const closed = wired.then(all => all?.close()).catch(() => undefined); // What could not start has told so.
  let late: NodeJS.Timeout | undefined;
  const limit = new Promise<void>(resolve => {
    late = setTimeout(resolve, CLOSE_LIMIT_MS);
  });
  await Promise.race([closed, limit]);
  clearTimeout(late);
}

async function wireLater(context: vscode.ExtensionContext, closed: AbortSignal): Promise<Wired | undefined> {
  await new Promise(resolve => setImmediate(resolve));
  if (closed.aborted) return undefined;
  const { wire } = await import('./wiring.ts');
  return closed.aborted ? undefined : wire(context);
}
