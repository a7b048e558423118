import { createRequire } from 'node:module';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Activation } from './report.ts';

/** What `require` gives for the built extension, as far as it is used here. */
interface BuiltExtension {
  readonly activate: (context: Pick<vscode.ExtensionContext, 'subscriptions' | 'secrets'>) => void;
}

/**
 * Loads and activates each copy of the built extension in this extension host.
 * Copies, as a file is loaded once; without what VS Code does around it and what other extensions do meanwhile.
 */
export async function measureActivations(copies: readonly string[]): Promise<Activation[]> {
  const load = createRequire(__filename);
  const samples: Activation[] = [];
  for (const [index, copy] of copies.entries()) {
    const context = { subscriptions: [] as vscode.Disposable[], secrets: NO_SECRETS };
    // The installed extension has the names of the commands already.
    const restore = prefixCommands(`copy${index}.`);
    const processor = process.threadCpuUsage();
    const start = performance.now();
    try {
      (load(path.join(copy, 'extension.cjs')) as BuiltExtension).activate(context);
      const ms = performance.now() - start;
      const { user, system } = process.threadCpuUsage(processor);
      samples.push({ ms, processorMs: (user + system) / 1000 });
    } finally {
      restore();
    }
    for (const subscription of context.subscriptions) subscription.dispose();
    // Between two starts the host comes to rest.
    await new Promise(resolve => setImmediate(resolve));
  }
  return samples;
}

const NO_SECRETS: vscode.SecretStorage = {
  get: async () => undefined,
  keys: async () => [],
  store: async () => undefined,
  delete: async () => undefined,
  onDidChange: new vscode.EventEmitter<vscode.SecretStorageChangeEvent>().event,
};

function prefixCommands(prefix: string): () => void {
  const { registerCommand } = vscode.commands;
  const register = (value: typeof registerCommand): void => {
    Object.defineProperty(vscode.commands, 'registerCommand', { value, configurable: true });
  };
  register((id, run, thisArg) => registerCommand(prefix + id, run, thisArg));
  return () => register(registerCommand);
}
