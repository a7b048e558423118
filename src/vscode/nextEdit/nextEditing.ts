import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandName } from '../../contributions.ts';
import { displayPath } from '../privacy/documentFile.ts';
import type { Connections } from '../provider/connections.ts';
import type { Spending } from '../usage/spending.ts';
import type { NextEditDesk, NextEditTools } from './desk.ts';
import { explainNoNextEdit } from './explainNoNextEdit.ts';

type Action = (...args: readonly unknown[]) => unknown;

export interface NextEditingOptions extends Omit<NextEditTools, 'onNothing' | 'provider' | 'model' | 'spending'> {
  readonly connections: Connections;
  readonly spending: Spending;
  readonly onDidChangeSettings: vscode.Event<unknown>;
}

/** Loads everything a turn after the first editor is shown. */
export class NextEditing implements vscode.Disposable {
  readonly #options: NextEditingOptions;
  readonly #closed = new AbortController();
  readonly #subscriptions: readonly vscode.Disposable[];
  #desk: NextEditDesk | undefined;

  constructor(options: NextEditingOptions) {
    this.#options = options;
    this.#subscriptions = [
      options.onDidChangeSettings(() => this.#begin()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#begin()),
    ];
    this.#begin();
  }

  readonly actions = {
    nextEdit: () => this.#proceed('command'),
    nextEditTab: () => this.#proceed('tab'),
    reviewNextEdits: () => this.#desk?.review(),
    dismissNextEdit: () => this.#desk?.dismiss(),
  } as const satisfies Partial<Record<CommandName, Action>>;

  /** Ghost text has come or gone. */
  refresh(): void {
    this.#desk?.refresh();
  }

  /** Why there is no next edit; undefined if there is one. */
  whyNothing(): string | undefined {
    const { document } = vscode.window.activeTextEditor ?? {};
    const path = document ? displayPath(document) : '';
    if (this.#isOff) return explainNoNextEdit('off', path);
    const reason = this.#desk ? this.#desk.nothing : 'no-edit';
    return reason && explainNoNextEdit(reason, path);
  }

  /** Resolves when the last record is written. */
  async close(): Promise<void> {
    this.dispose();
    await this.#desk?.settled();
  }

  dispose(): void {
    this.#closed.abort();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#desk?.dispose();
  }

  get #isOff(): boolean {
    return this.#options.settings().nextEdit === 'off';
  }

  #begin(): void {
    if (this.#isOff) {
      this.#desk?.dispose();
      this.#desk = undefined;
    } else if (this.#desk) this.#desk.refresh();
    else if (vscode.window.activeTextEditor) void this.#load();
  }

  async #load(): Promise<void> {
    const { signal } = this.#closed;
    if (this.#desk) return;
    await this.#options.clock.sleep(0, signal);
    const { NextEditDesk } = await import('./desk.ts');
    if (signal.aborted || this.#isOff) return;
    this.#desk ??= new NextEditDesk({ ...this.#options, ...this.#model(), onNothing: () => this.#tellNothing() });
  }

  /** The practice model knows no next edits. */
  #model(): Pick<NextEditTools, 'provider' | 'model'> {
    const { connections, spending } = this.#options;
    const provider = spending.nextEdit();
    const isReady = () => connections.mode === 'chosen' && connections.serving('nextEdit').allows();
    return {
      provider: () => (isReady() ? provider : undefined),
      model: () => connections.route('nextEdit')[0].model,
    };
  }

  async #proceed(by: 'tab' | 'command'): Promise<void> {
    if (by === 'command') await this.#load();
    if (this.#desk) await this.#desk.proceed(by);
    else if (by === 'tab') await vscode.commands.executeCommand('tab');
    else this.#tellNothing();
  }

  #tellNothing(): void {
    const why = this.whyNothing();
    if (why) void vscode.window.showInformationMessage(l10n.t('Ghostline: there is no next edit. {0}', why));
  }
}
