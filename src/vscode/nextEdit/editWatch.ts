import * as vscode from 'vscode';
import type { Clock } from '../../core/clock.ts';
import { EditHistory } from '../../core/nextEdit/history/editHistory.ts';
import type { Edit } from '../../core/nextEdit/nextEdit.ts';
import { ReloadWatch } from '../reloadWatch.ts';
import { linesOf } from './openFiles.ts';

/** Longer documents would be kept twice. */
const MOST_LINES = 20_000;
const MOST_DOCUMENTS = 20;

export interface EditWatchOptions {
  /** Whether a document may be read; a promise until its verdict is known. */
  readonly allows: (document: vscode.TextDocument) => boolean | Promise<boolean>;
  readonly clock: Clock;
  readonly onEdit: (document: vscode.TextDocument) => void;
  readonly onUndo: (document: vscode.TextDocument) => void;
}

interface Followed {
  /** The text of this version, or a later one, is in the history. */
  version: number;
  readonly reloads: ReloadWatch;
}

interface PendingChange {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly reason: 'undo' | 'redo' | undefined;
  readonly changes: readonly vscode.TextDocumentContentChangeEvent[];
  readonly time: number;
}

/** Passes the user's edits on to the history, in a later turn than the key. */
export class EditWatch implements vscode.Disposable {
  readonly #options: EditWatchOptions;
  readonly #history = new EditHistory();
  readonly #followed = new Map<vscode.TextDocument, Followed>();
  readonly #closed = new AbortController();
  readonly #subscriptions: readonly vscode.Disposable[];
  #pending: PendingChange[] = [];

  constructor(options: EditWatchOptions) {
    this.#options = options;
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument(event => this.#changed(event)),
      vscode.workspace.onDidSaveTextDocument(document =>
        this.#followed.get(document)?.reloads.changed(document, 'save'),
      ),
      vscode.workspace.onDidCloseTextDocument(document => this.#unfollow(document)),
    ];
  }

  dispose(): void {
    this.#closed.abort();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** From the next turn on. */
  async follow(document: vscode.TextDocument): Promise<void> {
    const { allows, clock } = this.#options;
    const { signal } = this.#closed;
    if (this.#followed.has(document)) return;
    await clock.sleep(0, signal);
    const isAllowed = !signal.aborted && document.lineCount <= MOST_LINES && (await allows(document));
    if (!isAllowed || signal.aborted || document.isClosed || this.#followed.has(document)) return;
    this.#followed.set(document, { version: document.version, reloads: new ReloadWatch() });
    const [oldest] = this.#followed.keys();
    if (this.#followed.size > MOST_DOCUMENTS && oldest) this.#unfollow(oldest);
    this.#history.follow(document.uri.toString(), linesOf(document));
  }

  follows(document: vscode.TextDocument): boolean {
    return this.#followed.has(document);
  }

  /** The latest first, of documents that may be read now. */
  edits(): readonly Edit[] {
    this.#settle();
    const readable = new Set<string>();
    for (const [document, { reloads }] of this.#followed) {
      if (reloads.wasReloaded) this.#forgetReload(document, reloads);
      const isAllowed = this.#options.allows(document);
      if (isAllowed === true) readable.add(document.uri.toString());
      else if (isAllowed === false) this.#unfollow(document);
    }
    return this.#history.edits.filter(({ uri }) => readable.has(uri));
  }

  #changed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const followed = this.#followed.get(document);
    if (!followed) return;
    const { reloads } = followed;
    if (contentChanges.length === 0) {
      reloads.changed(document, 'none');
      return;
    }
    // The edits before this one.
    if (reloads.wasReloaded) {
      this.#settle();
      this.#forgetReload(document, reloads);
    }
    reloads.changed(document, reason === undefined ? 'edit' : 'undo');
    this.#pending.push({
      document,
      version: document.version,
      reason: reason === undefined ? undefined : reason === vscode.TextDocumentChangeReason.Undo ? 'undo' : 'redo',
      changes: contentChanges,
      time: this.#options.clock.now(),
    });
    if (this.#pending.length === 1) void this.#settleLater();
    if (reason === undefined) this.#options.onEdit(document);
    else this.#options.onUndo(document);
  }

  async #settleLater(): Promise<void> {
    const { signal } = this.#closed;
    await this.#options.clock.sleep(0, signal);
    if (!signal.aborted) this.#settle();
  }

  #settle(): void {
    const pending = this.#pending;
    this.#pending = [];
    for (const { changes, document, reason, time, version } of pending) {
      const followed = this.#followed.get(document);
      if (!followed || version <= followed.version) continue;
      const uri = document.uri.toString();
      followed.version = version;
      this.#history.change({
        uri,
        changes: changes.map(({ range: { end, start }, text }) => ({ start, end, text })),
        ...(reason && { reason }),
        time,
      });
    }
  }

  #forgetReload(document: vscode.TextDocument, reloads: ReloadWatch): void {
    this.#history.forget(document.uri.toString());
    reloads.reset();
  }

  #unfollow(document: vscode.TextDocument): void {
    if (this.#followed.delete(document)) this.#history.unfollow(document.uri.toString());
  }
}
