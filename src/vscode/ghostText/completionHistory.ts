import type { CompletionOutcome } from '../../core/completion/outcome/outcome.ts';
import type { CompletionRequest } from '../../core/completion/request/completionRequest.ts';
import type { RequestRecord } from '../../core/completion/request/requestRecord.ts';

export interface HistoryEntry {
  readonly at: Date;
  readonly documentId: string;
  readonly path: string;
  readonly line: number;
  readonly event: HistoryEvent;
}

/** Put into words on demand. */
export type HistoryEvent =
  | { readonly kind: 'question'; readonly outcome: CompletionOutcome }
  | { readonly kind: 'request'; readonly record: RequestRecord };

const MAX_ENTRIES = 50;

/** Newest first. */
export class CompletionHistory {
  #entries: HistoryEntry[] = [];

  add(
    outcome: CompletionOutcome,
    { documentId, path, position }: Pick<CompletionRequest, 'documentId' | 'path' | 'position'>,
  ): void {
    // A later entry has the outcome.
    if (outcome.kind === 'superseded') return;
    this.#add({ at: new Date(), documentId, path, line: position.line, event: { kind: 'question', outcome } });
  }

  addRequest(record: RequestRecord): void {
    const { documentId, path, line } = record;
    this.#add({ at: new Date(), documentId, path, line, event: { kind: 'request', record } });
  }

  /** Entries for `line` first, each group newest first. */
  near(documentId: string, line: number): readonly HistoryEntry[] {
    const here = (entry: HistoryEntry) => entry.documentId === documentId && entry.line === line;
    return [...this.#entries.filter(here), ...this.#entries.filter(entry => !here(entry))];
  }

  #add(entry: HistoryEntry): void {
    const [newest] = this.#entries;
    // The same outcome on each key of a word is one entry.
    const again =
      newest !== undefined &&
      newest.documentId === entry.documentId &&
      newest.line === entry.line &&
      isSameOutcome(newest.event, entry.event);
    this.#entries = [entry, ...(again ? this.#entries.slice(1) : this.#entries)].slice(0, MAX_ENTRIES);
  }
}

/** Requests are never merged. */
function isSameOutcome(one: HistoryEvent, other: HistoryEvent): boolean {
  return one.kind === 'question' && other.kind === 'question' && nameOf(one.outcome) === nameOf(other.outcome);
}

function nameOf(outcome: CompletionOutcome): string {
  switch (outcome.kind) {
    case 'suggested':
      return `suggested ${outcome.source === 'cache' ? 'again' : ''}`;
    case 'suppressed':
    case 'rejected':
      return `${outcome.kind} ${outcome.reason}`;
    case 'superseded':
      return outcome.kind;
    case 'failed':
      return `failed ${outcome.error.message}`;
  }
}
