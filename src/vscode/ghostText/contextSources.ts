import * as vscode from 'vscode';
import type { Clock } from '../../core/clock.ts';
import type { KnownDocument } from '../../core/completion/context/knownDocument.ts';
import type { Snippet } from '../../core/completion/context/snippet.ts';
import type { Hole } from '../../core/document/hole.ts';
import { inTurns } from '../../core/steps.ts';
import { displayPath } from '../privacy/documentFile.ts';
import type { Exclusion } from '../privacy/exclusion.ts';
import { RecentEdits } from './recentEdits.ts';

/** Each document costs time on every request. */
const MOST_DOCUMENTS = 10;
const MOST_LINES = 2_000;
const HEAD_LINES = 150;
const NOTEBOOK_CELL = 'vscode-notebook-cell';

export interface ContextSourcesOptions {
  readonly exclusion: Exclusion;
  /** Files of disabled languages aren't sent as context. */
  readonly allows: (languageId: string) => boolean;
  /** Cells of the same notebook; Markdown, too, where it is off only by default. */
  readonly allowsCell: (languageId: string) => boolean;
  readonly clock: Clock;
}

export interface ContextPlace {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
  readonly hole: Hole;
}

type Reader = Awaited<ReturnType<typeof loadReader>>;

interface CachedDocument {
  readonly version: number;
  readonly document: KnownDocument;
}

/** Recent files that may be sent, indexed when the user switches editors. */
export class ContextSources implements vscode.Disposable {
  readonly #options: ContextSourcesOptions;
  #reader: Reader | undefined;
  readonly #known = new WeakMap<vscode.TextDocument, CachedDocument>();
  readonly #subscriptions: readonly vscode.Disposable[];
  readonly #closed = new AbortController();
  readonly #edits: RecentEdits;
  /** Most recent first. */
  #recent: readonly vscode.TextDocument[];
  #chosen: { readonly document: vscode.TextDocument; readonly snippets: readonly Snippet[] } | undefined;
  #reading: Promise<void> | undefined;

  constructor(options: ContextSourcesOptions) {
    this.#options = options;
    const { exclusion, clock } = options;
    this.#edits = new RecentEdits({ exclusion, clock, maySend: document => this.#maySend(document) });
    this.#recent = vscode.window.visibleTextEditors.map(({ document }) => document);
    this.#subscriptions = [
      this.#edits,
      vscode.window.onDidChangeActiveTextEditor(editor => editor && this.#visited(editor.document)),
      vscode.workspace.onDidCloseTextDocument(closed => this.#forget(closed)),
    ];
    this.#read();
  }

  dispose(): void {
    this.#closed.abort();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Checks exclusion each time, since it may change. */
  at({ document, position, hole }: ContextPlace): readonly Snippet[] {
    const others = this.#recent.filter(other => other !== document && this.#maySend(other));
    const documents = others.flatMap(other => this.#current(other) ?? []);
    if (documents.length < others.length) this.#read();
    if (!this.#reader) {
      // Without another file there are only recent edits.
      void this.#load();
      return [];
    }
    const head = Array.from(
      { length: Math.min(HEAD_LINES, document.lineCount) },
      (_, line) => document.lineAt(line).text,
    );
    const snippets = this.#reader.chooseContext({
      hole,
      path: displayPath(document),
      head: head.join('\n'),
      documents,
      line: position.line,
      edits: this.#edits.current(),
      earlier: this.#chosen?.document === document ? this.#chosen.snippets : [],
    });
    this.#chosen = { document, snippets };
    return [...this.#reader.otherCells(document, this.#options.allowsCell), ...snippets];
  }

  #visited(document: vscode.TextDocument): void {
    this.#recent = [document, ...this.#recent.filter(other => other !== document)].slice(0, MOST_DOCUMENTS + 1);
    this.#read();
  }

  #forget(closed: vscode.TextDocument): void {
    this.#recent = this.#recent.filter(other => other !== closed);
    this.#edits.follow(this.#recent);
    if (this.#chosen?.document === closed) this.#chosen = undefined;
  }

  /** Excludes unsaved files and those outside the open folders. */
  #maySend(document: vscode.TextDocument): boolean {
    const { exclusion, allows } = this.#options;
    if (!vscode.workspace.getWorkspaceFolder(document.uri) || !allows(document.languageId)) return false;
    return exclusion.verdict(document) === 'open';
  }

  #current(document: vscode.TextDocument): KnownDocument | undefined {
    const known = this.#known.get(document);
    return known?.version === document.version ? known.document : undefined;
  }

  #read(): void {
    this.#edits.follow(this.#recent);
    // The first request in a notebook has its other cells.
    if (this.#recent.some(({ uri }) => uri.scheme === NOTEBOOK_CELL)) void this.#load();
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = undefined;
    });
  }

  async #load(): Promise<Reader> {
    this.#reader ??= await loadReader();
    return this.#reader;
  }

  async #readAll(): Promise<void> {
    const { clock, exclusion } = this.#options;
    const { signal } = this.#closed;
    for (const document of this.#recent) {
      // The active document is indexed when it is left.
      if (this.#current(document) || document === vscode.window.activeTextEditor?.document) continue;
      await clock.sleep(0, signal);
      if (signal.aborted) return;
      await exclusion.verdict(document);
      if (document.isClosed || !this.#maySend(document)) continue;
      const { KnownDocument } = await this.#load();
      if (signal.aborted || document.isClosed) continue;
      const { version } = document;
      const known = await inTurns(KnownDocument.inSteps(contentOf(document)), { clock, signal });
      if (known) this.#known.set(document, { version, document: known });
    }
  }
}

async function loadReader() {
  const [{ chooseContext }, { KnownDocument }, { otherCells }] = await Promise.all([
    import('../../core/completion/context/context.ts'),
    import('../../core/completion/context/knownDocument.ts'),
    import('./notebookCells.ts'),
  ]);
  return { chooseContext, KnownDocument, otherCells };
}

function contentOf(document: vscode.TextDocument) {
  const count = Math.min(document.lineCount, MOST_LINES);
  return {
    path: displayPath(document),
    languageId: document.languageId,
    lines: Array.from({ length: count }, (_, line) => document.lineAt(line).text),
  };
}
