import type { CompletionOutcome } from '../../core/completion/outcome/outcome.ts';
import type { CompletionRequest } from '../../core/completion/request/completionRequest.ts';
import type { RequestRecord } from '../../core/completion/request/requestRecord.ts';
import type { HistoryEvent } from '../../core/completion/request/shortAnswer.ts';

export interface HistoryEntry {
  readonly at: Date;
  readonly documentId: string;
  readonly path: string;
  readonly line: number;
  readonly event: HistoryEvent;
}

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

  /** The newest entry of the same line is replaced by one that says the same or more. */
  #add(entry: HistoryEntry): void {
    const [newest] = this.#entries;
    const isSameLine = newest?.documentId === entry.documentId && newest.line === entry.line;
    if (isSameLine && says(newest.event, entry.event)) return;
    const isReplaced = isSameLine && (isSameOutcome(newest.event, entry.event) || says(entry.event, newest.event));
    this.#entries = [entry, ...(isReplaced ? this.#entries.slice(1) : this.#entries)].slice(0, MAX_ENTRIES);
  }
}

/** A request has more details than the outcome of its question. */
function says(one: HistoryEvent, other: HistoryEvent): boolean {
  if (one.kind !== 'request' || other.kind !== 'question') return false;
  const { outcome } = other;
  return outcome.kind === one.record.outcome.kind && !(outcome.kind === 'suggested' && outcome.source === 'cache');
}

/** The same outcome on each key of a word is one entry. Requests are never merged. */
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
