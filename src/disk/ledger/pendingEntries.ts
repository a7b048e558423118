import type { LedgerEntry } from '../../core/usage/ledger/ledger.ts';
import { decodeLine, encodeEntry } from '../../core/usage/ledger/ledgerLine.ts';
import { Book } from '../../core/usage/sums/book.ts';

/** Unwritten entries and their sums. */
export class PendingEntries {
  readonly #dayOf: (time: number) => string;
  #entries: LedgerEntry[] = [];
  #book: Book;

  constructor(dayOf: (time: number) => string) {
    this.#dayOf = dayOf;
    this.#book = new Book(dayOf);
  }

  get book(): Book {
    return this.#book;
  }

  get entries(): readonly LedgerEntry[] {
    return this.#entries;
  }

  add(entry: LedgerEntry): void {
    this.#entries.push(entry);
    this.#take(entry);
  }

  remove(entries: ReadonlySet<LedgerEntry>): void {
    this.#entries = this.#entries.filter(entry => !entries.has(entry));
    this.#book = new Book(this.#dayOf);
    for (const entry of this.#entries) this.#take(entry);
  }

  /** Encoded and decoded, so that it counts as it will when read. */
  #take(entry: LedgerEntry): void {
    this.#book.take(decodeLine(encodeEntry(entry)));
  }
}
