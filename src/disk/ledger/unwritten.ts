import type { Entry } from '../../core/usage/ledger/ledger.ts';
import { decodeLine, encodeEntry } from '../../core/usage/ledger/ledgerLine.ts';
import { Book } from '../../core/usage/sums/book.ts';

/** What the disk has not taken yet, in the order in which it came, and what it comes to. */
export class Unwritten {
  readonly #dayOf: (time: number) => string;
  #entries: Entry[] = [];
  #book: Book;

  constructor(dayOf: (time: number) => string) {
    this.#dayOf = dayOf;
    this.#book = new Book(dayOf);
  }

  get book(): Book {
    return this.#book;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  add(entry: Entry): void {
    this.#entries.push(entry);
    this.#take(entry);
  }

  /** They are on the disk now. */
  written(entries: ReadonlySet<Entry>): void {
    this.#entries = this.#entries.filter(entry => !entries.has(entry));
    this.#book = new Book(this.#dayOf);
    for (const entry of this.#entries) this.#take(entry);
  }

  /** As it will be read. */
  #take(entry: Entry): void {
    this.#book.take(decodeLine(encodeEntry(entry)));
  }
}
