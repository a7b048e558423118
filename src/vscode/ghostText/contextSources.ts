import * as vscode from 'vscode';
import type { Clock } from '../../core/clock.ts';
import type { KnownDocument } from '../../core/completion/context/knownDocument.ts';
import type { Snippet } from '../../core/completion/context/snippet.ts';
import type { Hole } from '../../core/document/hole.ts';
import { displayPath } from '../privacy/documentFile.ts';
import type { Exclusion } from '../privacy/exclusion.ts';
import { RecentEdits } from './recentEdits.ts';

/** Who goes back and forth does so between a few files; each one costs time at every request. */
const MOST_DOCUMENTS = 10;
/** Of a longer document the first lines are looked at; imports stand in fewer. */
const MOST_LINES = 2_000;
const HEAD_LINES = 150;

export interface ContextSourcesOptions {
  readonly exclusion: Exclusion;
  /** Whether the extension is on for this language: where it is off, nothing is sent as context either. */
  readonly allows: (languageId: string) => boolean;
  readonly clock: Clock;
}

/** The place that a request is about. */
export interface ContextPlace {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
  readonly hole: Hole;
}

/** How other files are read and chosen from: loaded with the first of them, or with the first request. */
type Reader = Awaited<ReturnType<typeof loadReader>>;

interface Known {
  readonly version: number;
  readonly document: KnownDocument;
}

/**
 * The other files that the user has been at lately, as far as they may be sent. They are read when the user goes from
 * one to another, each in a turn of its own; a request then only looks them up.
 */
export class ContextSources implements vscode.Disposable {
  readonly #options: ContextSourcesOptions;
  #reader: Reader | undefined;
  readonly #known = new WeakMap<vscode.TextDocument, Known>();
  readonly #subscriptions: readonly vscode.Disposable[];
  readonly #closed = new AbortController();
  readonly #edits: RecentEdits;
  /** The most recent first. */
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

  /** What a request at `hole` takes along; the exclusion is asked again each time, for it may have changed. */
  at({ document, position, hole }: ContextPlace): readonly Snippet[] {
    const others = this.#recent.filter(other => other !== document && this.#maySend(other));
    const documents = others.flatMap(other => this.#current(other) ?? []);
    if (documents.length < others.length) this.#read();
    if (!this.#reader) {
      // With no other file there is nothing to take along yet but what was typed just now.
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
    return snippets;
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

  /** A file outside the folders that are open may be anything; what has no file yet, too. */
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
      // The active one is left when it is looked at from elsewhere: then it is read.
      if (this.#current(document) || document === vscode.window.activeTextEditor?.document) continue;
      await clock.sleep(0, signal);
      if (signal.aborted) return;
      await exclusion.verdict(document);
      if (document.isClosed || !this.#maySend(document)) continue;
      const { KnownDocument } = await this.#load();
      if (signal.aborted || document.isClosed) continue;
      this.#known.set(document, { version: document.version, document: new KnownDocument(contentOf(document)) });
    }
  }
}

async function loadReader() {
  const [{ chooseContext }, { KnownDocument }] = await Promise.all([
    import('../../core/completion/context/context.ts'),
    import('../../core/completion/context/knownDocument.ts'),
  ]);
  return { chooseContext, KnownDocument };
}

function contentOf(document: vscode.TextDocument) {
  const count = Math.min(document.lineCount, MOST_LINES);
  return {
    path: displayPath(document),
    languageId: document.languageId,
    lines: Array.from({ length: count }, (_, line) => document.lineAt(line).text),
  };
}
