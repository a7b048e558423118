import * as vscode from 'vscode';
import { USAGE_VIEW } from '../../contributions.ts';
import type { Books } from './spending.ts';
import type { UsagePanel } from './usagePage.ts';

export interface UsageViewOptions {
  readonly extensionUri: vscode.Uri;
  readonly books: () => Promise<Books>;
  /** The experiment's arms. */
  readonly experiment: () => readonly [string, string] | undefined;
  /** Stores the page's selection. */
  readonly memory: vscode.Memento;
}

/** Opens or restores the usage page, loading its code on demand. */
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
    const { UsagePanel } = await import('./usagePage.ts');
    return new UsagePanel(this.#options);
  }
}
