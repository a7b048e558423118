import * as vscode from 'vscode';
import { WALKTHROUGH_CONTEXTS } from '../../contributions.ts';
import type { Clock } from '../../core/clock.ts';
import { nonBlankChars } from '../../core/text/lines.ts';
import type { AcceptedAmount, RecordUpdate } from '../../core/usage/ledger/ledger.ts';
import { retainedChars, spanAfter, type TrackedSpan } from '../../core/usage/ledger/retention.ts';

export interface AcceptanceOptions {
  readonly clock: Clock;
  readonly amend: (requestId: string, findings: RecordUpdate) => void;
}

export interface AcceptedText {
  readonly requestId: string;
  readonly document: vscode.TextDocument;
  readonly start: number;
  readonly text: string;
}

const HALF_A_MINUTE_MS = 30_000;
const FIVE_MINUTES_MS = 5 * 60_000;

interface AcceptedPart {
  readonly text: string;
  readonly span: TrackedSpan;
}

interface WatchedRequest {
  readonly document: vscode.TextDocument;
  readonly pieces: readonly AcceptedPart[];
  /** Aborted when another part is accepted. */
  readonly watch: AbortController;
}

/** Retention after 30 seconds and 5 minutes, counted from the last part. */
export class Acceptance implements vscode.Disposable {
  readonly #options: AcceptanceOptions;
  readonly #subscription: vscode.Disposable;
  readonly #watched = new Map<string, WatchedRequest>();
  #isAnnounced = false;

  constructor(options: AcceptanceOptions) {
    this.#options = options;
    this.#subscription = vscode.workspace.onDidChangeTextDocument(event => this.#changed(event));
  }

  dispose(): void {
    for (const { watch } of this.#watched.values()) watch.abort();
    this.#subscription.dispose();
  }

  accepted({ requestId, document, start, text }: AcceptedText): void {
    if (nonBlankChars(text) === 0) return;
    this.#announce();
    const before = this.#watched.get(requestId);
    before?.watch.abort();
    const span = { start, end: start + text.length };
    // A whole accept includes earlier parts.
    const apart = before?.pieces.filter(one => one.span.end <= span.start || one.span.start >= span.end) ?? [];
    const watched: WatchedRequest = { document, pieces: [...apart, { text, span }], watch: new AbortController() };
    this.#watched.set(requestId, watched);
    this.#options.amend(requestId, { accepted: countOf(watched) });
    void this.#watch(requestId, watched.watch.signal);
  }

  /** Completes the walkthrough's step. */
  #announce(): void {
    if (this.#isAnnounced) return;
    this.#isAnnounced = true;
    void vscode.commands.executeCommand('setContext', WALKTHROUGH_CONTEXTS.accepted, true);
  }

  async #watch(requestId: string, signal: AbortSignal): Promise<void> {
    const { amend, clock } = this.#options;
    await clock.sleep(HALF_A_MINUTE_MS, signal);
    if (signal.aborted) return;
    const soon = this.#kept(requestId);
    if (soon !== undefined) amend(requestId, { kept30sChars: soon });
    await clock.sleep(FIVE_MINUTES_MS - HALF_A_MINUTE_MS, signal);
    if (signal.aborted) return;
    const later = this.#kept(requestId);
    if (later !== undefined) amend(requestId, { kept5minChars: later });
    this.#watched.delete(requestId);
  }

  /** Undefined for a closed document. */
  #kept(requestId: string): number | undefined {
    const watched = this.#watched.get(requestId);
    if (!watched || watched.document.isClosed) return undefined;
    const { document, pieces } = watched;
    return sumOf(pieces, ({ span, text }) => retainedChars(text, textAt(document, span)));
  }

  #changed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    for (const [requestId, watched] of this.#watched) {
      if (watched.document !== document) continue;
      const pieces = watched.pieces.map(piece => ({ ...piece, span: spanNow(piece, document, contentChanges) }));
      this.#watched.set(requestId, { ...watched, pieces });
    }
  }
}

function spanNow(
  { span, text }: AcceptedPart,
  document: vscode.TextDocument,
  changes: readonly vscode.TextDocumentContentChangeEvent[],
): TrackedSpan {
  // VS Code lists an event's changes from the document's end.
  const moved = changes.map(change => ({
    start: change.rangeOffset,
    removed: change.rangeLength,
    inserted: change.text.length,
  }));
  // Accepting the rest rewrites the line from its start; equal text has stayed.
  const rewritten = moved.filter(({ start, removed }) => start <= span.start && start + removed >= span.end);
  const stayed = moved.filter(change => !rewritten.includes(change)).reduce(spanAfter, span);
  if (rewritten.length > 0 && textAt(document, stayed) === text) return stayed;
  return moved.reduce(spanAfter, span);
}

function textAt(document: vscode.TextDocument, { start, end }: TrackedSpan): string {
  return document.getText(new vscode.Range(document.positionAt(start), document.positionAt(end)));
}

/** Parts on one line count as one. */
function countOf({ document, pieces }: WatchedRequest): AcceptedAmount {
  const lines = new Set<number>();
  for (const { span, text } of pieces) {
    const start = span.start + text.length - text.trimStart().length;
    const first = document.positionAt(start).line;
    const breaks = text.trim().split('\n').length;
    for (let line = first; line < first + breaks; line++) lines.add(line);
  }
  return { chars: sumOf(pieces, ({ text }) => nonBlankChars(text)), lines: lines.size };
}

function sumOf(pieces: readonly AcceptedPart[], of: (piece: AcceptedPart) => number): number {
  return pieces.reduce((sum, piece) => sum + of(piece), 0);
}
