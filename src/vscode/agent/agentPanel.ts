import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AgentEvent } from '../../core/agent/state/event.ts';
import { type PageMessage, type PanelMessage, type RunStatus, readPageMessage } from '../../webview/agent/messages.ts';
import { showWebviewPage } from '../webviewPage.ts';

export interface AgentPanelOptions {
  readonly extensionUri: vscode.Uri;
  readonly panel: vscode.WebviewPanel;
  /** Initial content for a page. */
  readonly everything: () => { readonly events: readonly AgentEvent[]; readonly status: RunStatus } | undefined;
  readonly onMessage: (message: PageMessage) => void;
  readonly onClosed: () => void;
}

/** Ten updates a second look continuous. */
const PAINT_MS = 100;

const TITLE = l10n.t('Agent');
const TITLE_CHARS = 40;

/** Batches updates instead of sending one per delta. */
export class AgentPanel implements vscode.Disposable {
  readonly #options: AgentPanelOptions;
  readonly #changed = new Map<number, AgentEvent>();
  #status: RunStatus | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: AgentPanelOptions) {
    this.#options = options;
    const { extensionUri, panel, onMessage, onClosed } = options;
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.svg');
    panel.webview.onDidReceiveMessage(message => {
      const read = readPageMessage(message);
      if (read?.kind === 'ready') this.refresh();
      else if (read) onMessage(read);
    });
    panel.onDidDispose(() => {
      clearTimeout(this.#timer);
      onClosed();
    });
    showWebviewPage({ webview: panel.webview, extensionUri, name: 'agent', title: TITLE });
  }

  get column(): vscode.ViewColumn | undefined {
    return this.#options.panel.viewColumn;
  }

  reveal(): void {
    this.#options.panel.reveal(undefined, true);
  }

  /** The page was hidden, or shows another run. */
  refresh(): void {
    const all = this.#options.everything();
    this.#changed.clear();
    if (all === undefined) return;
    this.#send({ kind: 'events', fresh: true, events: all.events });
    this.show(all.status);
  }

  event(event: AgentEvent): void {
    this.#changed.set(event.id, event);
    this.#sendSoon();
  }

  show(status: RunStatus): void {
    this.#status = status;
    this.#options.panel.title = titleOf(status);
    this.#sendSoon();
  }

  dispose(): void {
    this.#options.panel.dispose();
  }

  #sendSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const events = [...this.#changed.values()];
      this.#changed.clear();
      if (events.length > 0) this.#send({ kind: 'events', fresh: false, events });
      if (this.#status) this.#send({ kind: 'status', status: this.#status });
      this.#status = undefined;
    }, PAINT_MS);
  }

  /** A hidden page drops messages; it requests everything when visible again. */
  #send(message: PanelMessage): void {
    void this.#options.panel.webview.postMessage(message);
  }
}

/** Names a waiting run, since the panel may be hidden. */
function titleOf(status: RunStatus): string {
  const { instruction } = status;
  const line = instruction.replace(/\s+/g, ' ');
  const short = line.length > TITLE_CHARS ? `${line.slice(0, TITLE_CHARS - 1)}…` : line;
  return `${markOf(status)}${TITLE}: ${short}`;
}

function markOf({ phase, outcome, question, testChoices }: RunStatus): string {
  if (phase === 'working') return question || testChoices ? '? ' : '';
  if (phase !== 'waiting') return '';
  return outcome?.kind === 'finished' ? '✓ ' : '‖ ';
}
