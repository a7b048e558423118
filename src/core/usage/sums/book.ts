import { type Amendment, type LedgerRecord, mergeFindings, type RecordUpdate, withFindings } from '../ledger/ledger.ts';
import type { LedgerLine } from '../ledger/ledgerLine.ts';
import { AcceptCells } from './acceptCells.ts';
import type { BookPart, BookState, OpenReservation } from './bookPart.ts';
import { Totals } from './ledgerTotals.ts';

/**
 * Amendable records: between this many and twice as many. Acceptance follows within minutes, the cost of a cancelled
 * request within a day. Older records are only in the totals.
 */
const MOST_RECENT = 2_000;

/**
 * A longer silent reservation belongs to a crashed window. Holds in both directions, so that a line dated years ahead
 * (a wrong clock, a file edited by hand) doesn't hold budget until then.
 */
const RESERVATION_MS = 5 * 60_000;

/**
 * The ledger as read so far: totals of all lines, and the latest records. The same lines give the same book in any
 * order.
 */
export class Book {
  readonly totals: Totals;
  /** Acceptance, finer by time than the totals. */
  readonly accept = new AcceptCells();
  readonly #recent = new Map<string, LedgerRecord>();
  readonly #reserved = new Map<string, OpenReservation>();
  /** Amendments that were read before their record. */
  readonly #early = new Map<string, RecordUpdate>();
  #dropped = false;

  constructor(dayOf: (time: number) => string) {
    this.totals = new Totals(dayOf);
  }

  /** The book's state, to be stored: restoring it is faster than reading every line. */
  get state(): BookState {
    return {
      rows: this.totals.rows,
      cells: this.accept.cells,
      recent: this.recent.slice(-MOST_RECENT),
      reserved: [...this.#reserved.values()],
      early: [...this.#early],
    };
  }

  /** Restores all parts of a stored book; call it before any `take`. */
  restore({ rows = [], cells = [], recent = [], reserved = [], early = [] }: BookPart): void {
    this.totals.restore(rows);
    this.accept.restore(cells);
    for (const record of recent) this.#recent.set(record.id, record);
    for (const one of reserved) this.#reserved.set(one.id, one);
    for (const [id, findings] of early) this.#early.set(id, findings);
    this.#dropped = this.#recent.size >= MOST_RECENT;
  }

  /** Oldest first. */
  get recent(): readonly LedgerRecord[] {
    return [...this.#recent.values()];
  }

  /**
   * `too-old`: the line amends a record that is only in the totals, and was not applied. To apply it, build a new book
   * from all amendments first, then all other lines.
   */
  take(line: LedgerLine): 'taken' | 'too-old' {
    switch (line.kind) {
      case 'record':
        this.#record(line.entry);
        return 'taken';
      case 'amendment':
        return this.#amend(line.entry);
      case 'reservation':
        if (!this.#recent.has(line.id)) this.#reserved.set(line.id, line);
        return 'taken';
      case 'release':
        this.#reserved.delete(line.id);
        return 'taken';
      case 'foreign':
      case 'broken':
        return 'taken';
    }
  }

  /**
   * Nano-dollars reserved for requests in flight at the time `now`. With `id`, only reservations before that one: all
   * windows see reservations in the same order, so the first of two concurrent requests wins.
   */
  reservedNanoDollars(now: number, id?: string): number {
    let sum = 0;
    for (const reserved of this.#reserved.values()) {
      if (reserved.id === id) break;
      if (Math.abs(now - reserved.time) < RESERVATION_MS) sum += reserved.costNanoDollars;
    }
    return sum;
  }

  #record(entry: LedgerRecord): void {
    const { id } = entry;
    this.#reserved.delete(id);
    const known = this.#recent.get(id);
    const findings = this.#early.get(id);
    this.#early.delete(id);
    const record = findings ? withFindings(entry, findings) : entry;
    if (known) this.#replace(known, withFindings(known, record));
    else {
      this.#recent.set(id, record);
      this.totals.add(record);
      this.accept.add(record);
      this.#forget();
    }
  }

  #amend({ amends, time: _, ...findings }: Amendment): 'taken' | 'too-old' {
    const known = this.#recent.get(amends);
    if (known) {
      this.#replace(known, withFindings(known, findings));
      return 'taken';
    }
    const early = this.#early.get(amends);
    if (!early && this.#dropped) return 'too-old';
    this.#early.set(amends, early ? mergeFindings(early, findings) : findings);
    return 'taken';
  }

  #replace(known: LedgerRecord, now: LedgerRecord): void {
    this.totals.remove(known);
    this.totals.add(now);
    this.accept.remove(known);
    this.accept.add(now);
    this.#recent.set(now.id, now);
  }

  /** Deletes many at once: deleting the oldest entry of a map one by one scans its gaps each time. */
  #forget(): void {
    if (this.#recent.size < 2 * MOST_RECENT) return;
    const oldest = [...this.#recent.keys()].slice(0, -MOST_RECENT);
    for (const id of oldest) this.#recent.delete(id);
    this.#dropped = true;
  }
}
