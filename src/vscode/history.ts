import type { CompletionOutcome } from '../core/completion/outcome.ts';
import type { CompletionRequest } from '../core/completion/pipeline.ts';

/** What one question of the editor came to. */
export interface HistoryEntry {
  readonly at: Date;
  readonly documentId: string;
  readonly path: string;
  readonly line: number;
  readonly outcome: CompletionOutcome;
}

/** Enough for "what was that a minute ago"; older ones are in the log. */
const MAX_ENTRIES = 50;

/** The last questions and what they came to, newest first. */
export class History {
  #entries: HistoryEntry[] = [];

  add(outcome: CompletionOutcome, { documentId, path, place }: CompletionRequest): void {
    // Keys typed on into newer text: each is followed by an entry that says what came of it.
    if (outcome.kind === 'superseded') return;
    this.#entries = [{ at: new Date(), documentId, path, line: place.line, outcome }, ...this.#entries].slice(
      0,
      MAX_ENTRIES,
    );
  }

  /** Those on `line` of the document first, then the others, each newest first. */
  near(documentId: string, line: number): readonly HistoryEntry[] {
    const here = (entry: HistoryEntry) => entry.documentId === documentId && entry.line === line;
    return [...this.#entries.filter(here), ...this.#entries.filter(entry => !here(entry))];
  }
}
