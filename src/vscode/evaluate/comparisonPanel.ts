import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { COMPARISON_VIEW } from '../../contributions.ts';
import { type PageMessage, readPageMessage, type ShownMessage } from '../../webview/evaluate/messages.ts';
import { showWebviewPage } from '../webviewPage.ts';
import { messageOf, type ShownComparison } from './shownComparison.ts';

export interface ComparisonPanelOptions {
  readonly extensionUri: vscode.Uri;
  readonly onMessage: (message: PageMessage) => void;
}

/** Redrawing more often only flickers. */
const PAINT_MS = 300;

const TITLE = l10n.t('Model Comparison');

/** At most one. */
export class ComparisonPanel implements vscode.Disposable {
  readonly #options: ComparisonPanelOptions;
  #panel: vscode.WebviewPanel | undefined;
  #shown: ShownComparison | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Answers sent; reset when the page reloads. */
  #sent = 0;

  constructor(options: ComparisonPanelOptions) {
    this.#options = options;
  }

  get shown(): ShownComparison | undefined {
    return this.#shown;
  }

  open(shown: ShownComparison): void {
    this.#shown = shown;
    this.#sent = 0;
    if (this.#panel) {
      this.#panel.reveal();
      this.#send();
    } else this.adopt(vscode.window.createWebviewPanel(COMPARISON_VIEW, TITLE, vscode.ViewColumn.Active));
  }

  /** Fills a new or restored panel. */
  adopt(panel: vscode.WebviewPanel, shown?: ShownComparison): void {
    this.#panel?.dispose();
    this.#panel = panel;
    if (shown) this.#shown = shown;
    const { extensionUri, onMessage } = this.#options;
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.svg');
    panel.webview.onDidReceiveMessage(message => {
      const read = readPageMessage(message);
      if (read?.kind === 'ready') {
        this.#sent = 0;
        this.#send();
      }
      if (read?.kind === 'detail') this.#sendDetail(read.index);
      else if (read && read.kind !== 'ready') onMessage(read);
    });
    panel.onDidDispose(() => {
      if (this.#panel !== panel) return;
      this.#panel = undefined;
      clearTimeout(this.#timer);
      this.#timer = undefined;
    });
    showWebviewPage({ webview: panel.webview, extensionUri, name: 'evaluate', title: TITLE });
  }

  update(shown: ShownComparison): void {
    this.#shown = shown;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#send();
    }, PAINT_MS);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #send(): void {
    if (!this.#shown) return;
    this.#post(messageOf(this.#shown, this.#sent));
    this.#sent = this.#shown.answers.length;
  }

  #sendDetail(index: number): void {
    const answer = this.#shown?.answers[index];
    if (!this.#shown || !answer) return;
    const { test, text } = answer;
    this.#post({ kind: 'detail', planId: this.#shown.plan.id, index, detail: { text, ...(test && { test }) } });
  }

  /** A hidden page drops messages. */
  #post(message: ShownMessage): void {
    void this.#panel?.webview.postMessage(message);
  }
}
