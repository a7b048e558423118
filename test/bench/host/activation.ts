import { createRequire } from 'node:module';
import path from 'node:path';
import * as vscode from 'vscode';
import type { HostReport, Work } from './report.ts';

type Context = Pick<
  vscode.ExtensionContext,
  'subscriptions' | 'secrets' | 'extensionUri' | 'globalStorageUri' | 'globalState'
>;

/** The used part of a built file's exports. */
interface BuiltExtension {
  readonly activate: (context: Context) => void;
}
interface BuiltWiring {
  readonly wire: (context: Context) => unknown;
}

/**
 * Loads and activates each copy of the built extension in this extension host (a file is loaded only once). Excludes VS
 * Code's own work and other extensions.
 */
export async function measureActivations(
  copies: readonly string[],
): Promise<Pick<HostReport, 'activations' | 'wirings'>> {
  const load = createRequire(__filename);
  const [activations, wirings]: [Work[], Work[]] = [[], []];
  for (const [index, copy] of copies.entries()) {
    const file = (name: string) => path.join(copy, name);
    const start: Context = {
      subscriptions: [],
      secrets: NO_SECRETS,
      extensionUri: vscode.Uri.file(path.dirname(copy)),
      globalStorageUri: vscode.Uri.file(path.join(copy, 'storage')),
      globalState: NO_STATE,
    };
    const later: Context = { ...start, subscriptions: [] };
    // The installed extension has the names of the commands, and the page's, already.
    const restore = [prefixCommands(`copy${index}.`), withoutPages()];
    try {
      activations.push(timed(() => (load(file('extension.cjs')) as BuiltExtension).activate(start)));
      // Closed before its own next turn, which is measured apart.
      for (const subscription of start.subscriptions) subscription.dispose();
      wirings.push(timed(() => (load(file('wiring.cjs')) as BuiltWiring).wire(later)));
    } finally {
      for (const undo of restore) undo();
    }
    for (const subscription of later.subscriptions) subscription.dispose();
    // Lets the host come to rest between starts.
    await new Promise(resolve => setImmediate(resolve));
  }
  return { activations, wirings };
}

function timed(work: () => void): Work {
  const processor = process.threadCpuUsage();
  const start = performance.now();
  work();
  const ms = performance.now() - start;
  const { user, system } = process.threadCpuUsage(processor);
  return { ms, processorMs: (user + system) / 1000 };
}

const NO_SECRETS: vscode.SecretStorage = {
  get: async () => undefined,
  keys: async () => [],
  store: async () => undefined,
  delete: async () => undefined,
  onDidChange: new vscode.EventEmitter<vscode.SecretStorageChangeEvent>().event,
};

const NO_STATE: vscode.ExtensionContext['globalState'] = {
  keys: () => [],
  get: (_key: string, otherwise?: unknown) => otherwise,
  update: async () => undefined,
  setKeysForSync: () => undefined,
};

function withoutPages(): () => void {
  const { registerWebviewPanelSerializer } = vscode.window;
  const set = (value: typeof registerWebviewPanelSerializer): void => {
    Object.defineProperty(vscode.window, 'registerWebviewPanelSerializer', { value, configurable: true });
  };
  set(() => ({ dispose: () => undefined }));
  return () => set(registerWebviewPanelSerializer);
}

function prefixCommands(prefix: string): () => void {
  const { registerCommand } = vscode.commands;
  const register = (value: typeof registerCommand): void => {
    Object.defineProperty(vscode.commands, 'registerCommand', { value, configurable: true });
  };
  register((id, run, thisArg) => registerCommand(prefix + id, run, thisArg));
  return () => register(registerCommand);
}
