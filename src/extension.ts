import * as vscode from 'vscode';
import { COMMAND_NAMES, commandId } from './contributions.ts';
import type { Wired } from './wiring.ts';

/** VS Code kills the extension host after 5 s. */
const CLOSE_LIMIT_MS = 4_000;

let wired: Promise<Wired | undefined> = Promise.resolve(undefined);

/** Registers the commands and defers the rest to the next turn. Earlier commands wait. */
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
  wiring.catch(error => vscode.window.showErrorMessage(vscode.l10n.t('Ghostline could not start: {0}', String(error))));
}

/** Waits for the ledger and the agent run. */
export async function deactivate(): Promise<void> {
  const closed = wired.then(all => all?.close()).catch(() => undefined); // Reported by `activate`.
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
  const { useTranslation } = await import('./core/displayLanguage.ts');
  useTranslation({ language: vscode.env.language, bundle: vscode.l10n.bundle });
  const { wire } = await import('./wiring.ts');
  return closed.aborted ? undefined : wire(context);
}
