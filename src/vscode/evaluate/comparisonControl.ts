import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { objectOf, textOf } from '../../core/json.ts';
import type { PageMessage } from '../../webview/evaluate/messages.ts';
import { askForComparison, type CompleteComparisonChoice } from './askForComparison.ts';
import { exportComparison } from './comparisonExport.ts';
import { ComparisonPanel } from './comparisonPanel.ts';
import type { EvaluateTools } from './comparisonStep.ts';
import { mayRun } from './consent.ts';
import { chooseEarlier, earlierComparison } from './earlierComparisons.ts';
import { runComparison } from './runComparison.ts';
import type { ShownComparison } from './shownComparison.ts';
import { mayCompare } from './trust.ts';

/** One comparison at a time. */
export class Comparisons implements vscode.Disposable {
  readonly #tools: EvaluateTools;
  readonly #panel: ComparisonPanel;
  #running: AbortController | undefined;

  constructor(tools: EvaluateTools) {
    this.#tools = tools;
    const { extensionUri } = tools;
    this.#panel = new ComparisonPanel({ extensionUri, onMessage: message => void this.#answer(message) });
  }

  /** Shows a running comparison instead of starting another. */
  async compare(): Promise<void> {
    const { shown } = this.#panel;
    if (this.#running && shown) {
      this.#panel.open(shown);
      return;
    }
    if (!(await mayCompare(this.#tools.settings()))) return;
    const wanted = await askForComparison(this.#tools);
    if (!wanted || this.#running || !(await mayRun(wanted.taskSet, this.#tools.memory))) return;
    const stop = new AbortController();
    this.#running = stop;
    try {
      this.#panel.update(await this.#run(wanted, stop.signal));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const { progress: _over, ...broken } = this.#panel.shown ?? { plan: undefined };
      if (broken.plan) this.#panel.update({ ...broken, end: { end: 'broken', reason } });
      void vscode.window.showErrorMessage(l10n.t('Ghostline: the comparison stopped: {0}', reason));
    } finally {
      this.#running = undefined;
    }
  }

  async showEarlier(): Promise<void> {
    if (this.#running) {
      void vscode.window.showInformationMessage(
        l10n.t('Ghostline: wait until this comparison has ended to open another one.'),
      );
      return;
    }
    const shown = await chooseEarlier(this.#tools.folder);
    if (shown && !this.#running) this.#panel.open(shown);
  }

  async adopt(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const shown = await earlierComparison(this.#tools.folder, idIn(state));
    this.#panel.adopt(panel, shown);
  }

  dispose(): void {
    this.#running?.abort();
    this.#panel.dispose();
  }

  /** Opens the page at the start, so that nothing pops up at the end. */
  #run(wanted: CompleteComparisonChoice, signal: AbortSignal): Promise<ShownComparison> {
    let opened: 'opened' | undefined;
    const onChange = (shown: ShownComparison) => {
      if (opened) this.#panel.update(shown);
      else this.#panel.open(shown);
      opened = 'opened';
    };
    return runComparison({ wanted, tools: this.#tools, signal, onChange });
  }

  async #answer(message: PageMessage): Promise<void> {
    const { shown } = this.#panel;
    switch (message.kind) {
      case 'cancel':
        this.#running?.abort();
        return;
      case 'earlier':
        return this.showEarlier();
      case 'export':
        return shown && exportComparison(shown, { format: message.format });
      case 'picture':
        return shown && exportComparison(shown, { format: 'png', png: message.png });
      case 'ready':
      case 'detail':
        // Already answered in the panel.
        return;
    }
  }
}

function idIn(state: unknown): string {
  return textOf(objectOf(state)['id']) ?? '';
}
