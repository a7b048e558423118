import type { LedgerEntry } from '../../core/usage/ledger/ledger.ts';
import { decodeLine, encodeEntry } from '../../core/usage/ledger/ledgerLine.ts';
import { Book } from '../../core/usage/sums/book.ts';

/** Entries that couldn't be written yet, in order, and their sums. */
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

  /** Removes entries that are on the disk now. */
  remove(entries: ReadonlySet<LedgerEntry>): void {
    this.#entries = this.#entries.filter(entry => !entries.has(entry));
    this.#book = new Book(this.#dayOf);
    for (const entry of this.#entries) this.#take(entry);
  }

  /** Encodes and decodes the entry, so that it counts exactly as it will when read. */
  #take(entry: LedgerEntry): void {
    this.#book.take(decodeLine(encodeEntry(entry)));
  }
}
