import * as vscode from 'vscode';
import type { Clock } from '../../core/clock.ts';
import type { RecentEdit } from '../../core/completion/context/recentEdits.ts';
import { EditedDocument, type TextChange } from '../../core/document/editedDocument.ts';
import { displayPath } from '../privacy/documentFile.ts';
import type { Exclusion } from '../privacy/exclusion.ts';
import { ReloadWatch } from '../reloadWatch.ts';

/** Longer documents would be kept twice. */
const MOST_LINES = 5_000;

export interface RecentEditsOptions {
  readonly exclusion: Exclusion;
  readonly maySend: (document: vscode.TextDocument) => boolean;
  readonly clock: Clock;
}

interface TrackedDocument {
  readonly version: number;
  readonly edited: EditedDocument;
  readonly reloads: ReloadWatch;
}

interface TrackedChange {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly changes: readonly vscode.TextDocumentContentChangeEvent[];
}

/** Diffs are computed in a later turn. */
export class RecentEdits implements vscode.Disposable {
  readonly #options: RecentEditsOptions;
  readonly #followed = new Map<vscode.TextDocument, TrackedDocument>();
  readonly #closed = new AbortController();
  readonly #subscriptions: readonly vscode.Disposable[];
  #pending: TrackedChange[] = [];
  #touched = 0;

  constructor(options: RecentEditsOptions) {
    this.#options = options;
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument(event => this.#changed(event)),
      vscode.workspace.onDidSaveTextDocument(document =>
        this.#followed.get(document)?.reloads.changed(document, 'save'),
      ),
    ];
  }

  dispose(): void {
    this.#closed.abort();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Drops edits in other documents. */
  follow(documents: readonly vscode.TextDocument[]): void {
    for (const document of this.#followed.keys()) {
      if (!documents.includes(document)) this.#followed.delete(document);
    }
    for (const document of documents) {
      if (!this.#followed.has(document)) void this.#begin(document);
    }
  }

  current(): readonly RecentEdit[] {
    this.#settle();
    for (const followed of this.#followed.values()) forgetReload(followed);
    return [...this.#followed].flatMap(([document, { edited }]) => {
      if (edited.edits.length === 0 || !this.#options.maySend(document)) return [];
      const path = displayPath(document);
      return edited.edits.map(edit => ({ ...edit, path }));
    });
  }

  async #begin(document: vscode.TextDocument): Promise<void> {
    const { clock, exclusion, maySend } = this.#options;
    const { signal } = this.#closed;
    await clock.sleep(0, signal);
    if (signal.aborted) return;
    await exclusion.verdict(document);
    if (document.isClosed || this.#followed.has(document) || document.lineCount > MOST_LINES || !maySend(document))
      return;
    const lines = Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line).text);
    this.#followed.set(document, {
      version: document.version,
      edited: new EditedDocument(lines),
      reloads: new ReloadWatch(),
    });
  }

  #changed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const followed = this.#followed.get(document);
    if (!followed) return;
    const { version } = document;
    if (contentChanges.length === 0) {
      followed.reloads.changed(document, 'none');
      return;
    }
    if (followed.reloads.wasReloaded) {
      this.#settle();
      forgetReload(followed);
    }
    followed.reloads.changed(document, reason === undefined ? 'edit' : 'undo');
    this.#pending.push({ document, version, changes: contentChanges });
    if (this.#pending.length === 1) void this.#settleLater();
  }

  #beginAgain(document: vscode.TextDocument): void {
    this.#followed.delete(document);
    void this.#begin(document);
  }

  async #settleLater(): Promise<void> {
    const { signal } = this.#closed;
    await this.#options.clock.sleep(0, signal);
    if (!signal.aborted) this.#settle();
  }

  #settle(): void {
    const pending = this.#pending;
    this.#pending = [];
    for (const { document, version, changes } of pending) {
      const followed = this.#followed.get(document);
      if (!followed || version <= followed.version) continue;
      if (this.#isClosedOff(document)) this.#beginAgain(document);
      else followed.edited.apply(changes.map(changeOf), ++this.#touched);
    }
  }

  /** Changes made while a document may not be sent are never sent. */
  #isClosedOff(document: vscode.TextDocument): boolean {
    const verdict = this.#options.exclusion.verdict(document);
    return typeof verdict === 'string' && verdict !== 'open';
  }
}

function forgetReload({ edited, reloads }: TrackedDocument): void {
  if (!reloads.wasReloaded) return;
  edited.forget();
  reloads.reset();
}

function changeOf({ range, text }: vscode.TextDocumentContentChangeEvent): TextChange {
  return { start: range.start, end: range.end, text };
}
