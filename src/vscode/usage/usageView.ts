import * as vscode from 'vscode';
import { USAGE_VIEW } from '../../contributions.ts';
import type { UsageLedger } from '../../disk/ledger/usageLedger.ts';
import type { UsagePanel } from './usagePage.ts';

export interface UsageViewOptions {
  readonly extensionUri: vscode.Uri;
  /** Where the ledger's files are. */
  readonly folder: vscode.Uri;
  readonly openLedger: () => Promise<UsageLedger>;
  /** The two arms of the experiment that the settings name. */
  readonly experiment: () => readonly [string, string] | undefined;
  /** Keeps what was chosen on the page. */
  readonly memory: vscode.Memento;
}

/** Opens the usage page; its code is loaded with it. Also where the editor brings a page of the last session back. */
export class UsageView implements vscode.Disposable {
  readonly #options: UsageViewOptions;
  readonly #registration: vscode.Disposable;
  #page: Promise<UsagePanel> | undefined;

  constructor(options: UsageViewOptions) {
    this.#options = options;
    this.#registration = vscode.window.registerWebviewPanelSerializer(USAGE_VIEW, {
      deserializeWebviewPanel: async panel => (await this.#loaded()).adopt(panel),
    });
  }

  async show(): Promise<void> {
    (await this.#loaded()).show();
  }

  dispose(): void {
    this.#registration.dispose();
    void this.#page?.then(page => page.dispose());
  }

  #loaded(): Promise<UsagePanel> {
    this.#page ??= this.#load();
    return this.#page;
  }

  async #load(): Promise<UsagePanel> {
    const { experiment, extensionUri, folder, memory, openLedger } = this.#options;
    const [{ UsagePanel }, ledger] = await Promise.all([import('./usagePage.ts'), openLedger()]);
    return new UsagePanel({ extensionUri, folder, ledger, experiment, memory });
  }
}
