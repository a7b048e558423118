import { type Amendment, type LedgerRecord, mergeFindings, type RecordUpdate, withFindings } from '../ledger/ledger.ts';
import type { LedgerLine } from '../ledger/ledgerLine.ts';
import { AcceptCells } from './acceptCells.ts';
import type { BookPart, BookState, OpenReservation } from './bookPart.ts';
import { Totals } from './ledgerTotals.ts';

/** Amendable, up to twice as many: a late cost comes within a day. */
const MOST_RECENT = 2_000;

/** Then the window has crashed. Also for lines dated years ahead. */
const RESERVATION_MS = 5 * 60_000;

/** Lines may come in any order. */
export class Book {
  readonly totals: Totals;
  /** Finer by time than the totals. */
  readonly accept = new AcceptCells();
  readonly #recent = new Map<string, LedgerRecord>();
  readonly #reserved = new Map<string, OpenReservation>();
  /** Read before their record. */
  readonly #early = new Map<string, RecordUpdate>();
  #dropped = false;

  constructor(dayOf: (time: number) => string) {
    this.totals = new Totals(dayOf);
  }

  /** Faster than reading every line. */
  get state(): BookState {
    return {
      rows: this.totals.rows,
      cells: this.accept.cells,
      recent: this.recent.slice(-MOST_RECENT),
      reserved: [...this.#reserved.values()],
      early: [...this.#early],
    };
  }

  /** Before any `take`. */
  restore({ rows = [], cells = [], recent = [], reserved = [], early = [] }: BookPart): void {
    this.totals.restore(rows);
    this.accept.restore(cells);
    for (const record of recent) this.#recent.set(record.id, record);
    for (const one of reserved) this.#reserved.set(one.id, one);
    for (const [id, findings] of early) this.#early.set(id, findings);
    this.#dropped = this.#recent.size >= MOST_RECENT;
  }

  get recent(): readonly LedgerRecord[] {
    return [...this.#recent.values()];
  }

  /** `too-old`: its record is only in the totals. Then build a new book, amendments first. */
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

  /** At `now`. With `id`, only earlier ones: the first of two requests wins in all windows. */
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

  /** Deleting entries one by one scans the map's gaps each time. */
  #forget(): void {
    if (this.#recent.size < 2 * MOST_RECENT) return;
    const oldest = [...this.#recent.keys()].slice(0, -MOST_RECENT);
    for (const id of oldest) this.#recent.delete(id);
    this.#dropped = true;
  }
}
