import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { USAGE_VIEW } from '../../contributions.ts';
import { PRACTICE_LABEL } from '../../core/provider/profile/practice.ts';
import { acceptReportOf } from '../../core/usage/report/acceptRate.ts';
import { experimentReportOf } from '../../core/usage/report/experiment.ts';
import { daysOf } from '../../core/usage/report/range.ts';
import { reportOf } from '../../core/usage/report/report.ts';
import { localDay, localSlot } from '../../disk/ledger/calendar.ts';
import {
  type PageMessage,
  type ReportMessage,
  readChosen,
  readPageMessage,
  type UsageSelection,
} from '../../webview/usage/messages.ts';
import { inHostTurns } from '../inHostTurns.ts';
import { showWebviewPage } from '../webviewPage.ts';
import type { Books } from './spending.ts';
import { exportUsage } from './usageExport.ts';
import { explainRecord } from './usageReasons.ts';
import { resetUsage } from './usageReset.ts';

export interface UsagePanelOptions {
  readonly extensionUri: vscode.Uri;
  /** Of practice while that is on. */
  readonly books: () => Promise<Books>;
  /** The experiment's arms. */
  readonly experiment: () => readonly [string, string] | undefined;
  /** Stores the selection: a page's own state is saved seconds later. */
  readonly memory: vscode.Memento;
}

/** Polls for other windows' requests; takes a millisecond. */
const LOOK_MS = 2_000;

const CHOSEN_KEY = 'usage.chosen';
const AT_FIRST: UsageSelection = { range: '30-days', filter: {} };

const TITLE = l10n.t('Ghostline Usage');

/** At most one page, which requests its reports. */
export class UsagePanel implements vscode.Disposable {
  readonly #options: UsagePanelOptions;
  readonly #dayOf = localDay();
  readonly #slotOf = localSlot();
  #panel: vscode.WebviewPanel | undefined;
  #timer: NodeJS.Timeout | undefined;
  #chosen: UsageSelection;
  #sent = '';

  constructor(options: UsagePanelOptions) {
    this.#options = options;
    this.#chosen = readChosen(options.memory.get<unknown>(CHOSEN_KEY)) ?? AT_FIRST;
  }

  show(): void {
    if (this.#panel) this.#panel.reveal();
    else this.adopt(vscode.window.createWebviewPanel(USAGE_VIEW, TITLE, vscode.ViewColumn.Active));
  }

  /** Fills a new or restored panel. */
  adopt(panel: vscode.WebviewPanel): void {
    this.#panel?.dispose();
    this.#panel = panel;
    const { webview } = panel;
    const { extensionUri } = this.#options;
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.svg');
    webview.onDidReceiveMessage(message => this.#answer(readPageMessage(message)));
    panel.onDidChangeViewState(() => this.#look());
    panel.onDidDispose(() => {
      if (this.#panel !== panel) return;
      this.#panel = undefined;
      clearInterval(this.#timer);
    });
    showWebviewPage({ webview, extensionUri, name: 'usage', title: TITLE });
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  async #answer(message: PageMessage | undefined): Promise<void> {
    const { books, memory } = this.#options;
    switch (message?.kind) {
      case 'show':
        this.#chosen = { range: message.range, filter: message.filter };
        void memory.update(CHOSEN_KEY, this.#chosen);
        this.#sent = '';
        return this.#send();
      case 'ready':
        this.#sent = '';
        return this.#send();
      case 'export': {
        const days = daysOf(message.range, { now: Date.now(), dayOf: this.#dayOf });
        return exportUsage({ ...(await books()), days, dayOf: this.#dayOf, format: message.format });
      }
      case 'reset':
        await resetUsage(await books());
        return this.#send();
      case undefined:
        return;
    }
  }

  #look(): void {
    // A hidden page is unloaded, and requests everything when visible again.
    if (this.#panel?.visible) void this.#send();
  }

  async #send(): Promise<void> {
    const chosen = this.#chosen;
    const message = await this.#report(chosen);
    const text = JSON.stringify(message);
    if (chosen !== this.#chosen || text === this.#sent) return;
    this.#sent = text;
    await this.#panel?.webview.postMessage(message);
  }

  async #report({ range, filter }: UsageSelection): Promise<ReportMessage> {
    const { books, experiment } = this.#options;
    const { isPlayMoney, ledger } = await books();
    const now = Date.now();
    await ledger.refresh();
    const rows = await ledger.everything();
    const cells = await ledger.acceptCells();
    const days = daysOf(range, { now, dayOf: this.#dayOf });
    const { recent } = ledger;
    const arms = experiment();
    return {
      range,
      ...(isPlayMoney && { practice: PRACTICE_LABEL }),
      report: await inHostTurns(reportOf({ rows, recent, days, dayOf: this.#dayOf, explain: explainRecord })),
      accept: await inHostTurns(acceptReportOf({ cells, filter, now, slotOf: this.#slotOf, dayOf: this.#dayOf })),
      ...(arms && { experiment: experimentReportOf(cells, arms, this.#dayOf) }),
    };
  }
}
