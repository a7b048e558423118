import type { Clock } from '../../core/clock.ts';
import type { SharedLedger } from '../../core/usage/budget/admission.ts';
import type { PeriodSpending } from '../../core/usage/budget/budget.ts';
import type { LedgerEntry, LedgerRecord } from '../../core/usage/ledger/ledger.ts';
import { encodeEntry } from '../../core/usage/ledger/ledgerLine.ts';
import type { AcceptCell } from '../../core/usage/sums/acceptCells.ts';
import type { Book } from '../../core/usage/sums/book.ts';
import { costOfRows, type TotalsRow } from '../../core/usage/sums/ledgerTotals.ts';
import { errorCode, type Files, ShortWriteError, systemFiles } from '../files.ts';
import { localDay, localZone } from './calendar.ts';
import { MonthFile } from './monthFile.ts';
import { monthBefore, monthOf } from './months.ts';
import { PendingEntries } from './pendingEntries.ts';

export type LedgerProblem =
  /** Once until a write succeeds; spending is counted in memory. */
  | { readonly kind: 'not-written'; readonly code: string | undefined }
  | { readonly kind: 'not-read'; readonly code: string | undefined }
  | { readonly kind: 'torn'; readonly file: string; readonly lines: number };

export interface UsageLedgerOptions {
  /** Created with the first record. */
  readonly folder: string;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly time: () => number;
  readonly onProblem: (problem: LedgerProblem) => void;
  readonly files?: Files;
  /** `dayOf` holds in the time zone `zone`. */
  readonly dayOf?: (time: number) => string;
  readonly zone?: string;
}

const RETRY_MS = 60_000;

const LINES_PER_WRITE = 64;

/** One append-only file per month, shared by windows. Entries that can't be written are counted and retried. */
export class UsageLedger implements SharedLedger {
  readonly #options: UsageLedgerOptions & Required<Pick<UsageLedgerOptions, 'files' | 'dayOf' | 'zone'>>;
  readonly #months = new Map<string, MonthFile>();
  readonly #closing = new AbortController();
  readonly #unwritten: PendingEntries;
  #line: Promise<void> = Promise.resolve();
  #state: 'working' | 'not-written' = 'working';
  #readState: 'working' | 'not-read' = 'working';

  constructor(options: UsageLedgerOptions) {
    this.#options = { files: systemFiles, dayOf: localDay(), zone: localZone(), ...options };
    this.#unwritten = new PendingEntries(this.#options.dayOf);
  }

  write(entry: LedgerEntry): Promise<void> {
    this.#unwritten.add(entry);
    return this.#inTurn(() => this.#flush());
  }

  refresh(): Promise<void> {
    return this.#inTurn(async () => {
      for (const month of this.#current()) await this.#read(month);
    });
  }

  spending(now: number, id?: string): PeriodSpending {
    const day = this.#options.dayOf(now);
    const books = this.#booksOf(this.#current());
    const rows = books.flatMap(({ totals }) => totals.rows);
    return {
      day: costOfRows(rows.filter(row => row.day === day)),
      month: costOfRows(rows.filter(row => row.day.startsWith(day.slice(0, 7)))),
      reservedNanoDollars: books.reduce((sum, book) => sum + book.reservedNanoDollars(now, id), 0),
    };
  }

  /** This month and the last, as of the last `refresh`. */
  get rows(): readonly TotalsRow[] {
    return this.#booksOf(this.#current()).flatMap(({ totals }) => totals.rows);
  }

  /** Of all windows, oldest first. */
  get recent(): readonly LedgerRecord[] {
    return this.#booksOf(this.#current()).flatMap(({ recent }) => recent);
  }

  /** All months, oldest first, read to the end. */
  async everything(): Promise<readonly TotalsRow[]> {
    return this.#booksOf(await this.#allMonths()).flatMap(({ totals }) => totals.rows);
  }

  async acceptCells(): Promise<readonly AcceptCell[]> {
    return this.#booksOf(await this.#allMonths()).flatMap(({ accept }) => accept.cells);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#inTurn(async () => {
      await this.#flush();
      for (const month of this.#months.values()) await month.save();
    });
  }

  /** Two parallel reads would count new lines twice. */
  #inTurn(step: () => Promise<void>): Promise<void> {
    this.#line = this.#line.then(step);
    return this.#line;
  }

  async #flush(): Promise<void> {
    const { files, folder, onProblem } = this.#options;
    try {
      for (let first = this.#unwritten.entries[0]; first; first = this.#unwritten.entries[0]) {
        const name = monthOf(first.time);
        const same = this.#unwritten.entries.filter(entry => monthOf(entry.time) === name).slice(0, LINES_PER_WRITE);
        await files.mkdir(folder, { recursive: true });
        await this.#append(this.#month(name), same);
      }
      this.#state = 'working';
    } catch (error) {
      if (this.#state === 'working') {
        this.#state = 'not-written';
        onProblem({ kind: 'not-written', code: errorCode(error) });
        void this.#retry();
      }
    }
  }

  /** Entries written before a failure count. */
  async #append(month: MonthFile, entries: readonly LedgerEntry[]): Promise<void> {
    try {
      await month.append(entries.map(encodeEntry));
      this.#unwritten.remove(new Set(entries));
    } catch (error) {
      if (error instanceof ShortWriteError) this.#unwritten.remove(new Set(entries.slice(0, error.wholeLines)));
      throw error;
    }
  }

  async #retry(): Promise<void> {
    while (this.#state === 'not-written') {
      await this.#options.clock.sleep(RETRY_MS, this.#closing.signal);
      if (this.#closing.signal.aborted) return;
      await this.#inTurn(() => this.#flush());
    }
  }

  async #read(month: MonthFile): Promise<void> {
    try {
      await month.refresh();
      this.#readState = 'working';
    } catch (error) {
      if (this.#readState === 'working') this.#options.onProblem({ kind: 'not-read', code: errorCode(error) });
      this.#readState = 'not-read';
    }
  }

  #current(): readonly MonthFile[] {
    const name = monthOf(this.#options.time());
    return [this.#month(monthBefore(name)), this.#month(name)];
  }

  #month(month: string): MonthFile {
    const known = this.#months.get(month);
    if (known) return known;
    const { dayOf, files, folder, onProblem, zone } = this.#options;
    const onTorn = (file: string, lines: number) => onProblem({ kind: 'torn', file, lines });
    const opened = new MonthFile({ folder, month, files, dayOf, zone, onTorn });
    this.#months.set(month, opened);
    return opened;
  }

  async #allMonths(): Promise<readonly MonthFile[]> {
    const months = (await this.#monthNames()).map(name => this.#month(name));
    await this.#inTurn(async () => {
      for (const month of months) await this.#read(month);
    });
    return months;
  }

  async #monthNames(): Promise<string[]> {
    const { files, folder } = this.#options;
    try {
      const names = (await files.readdir(folder)).map(file => /^usage-(\d{4}-\d{2})\.jsonl$/.exec(file)?.[1]);
      return names.filter(name => name !== undefined).sort();
    } catch {
      return []; // The next write reports an unreadable folder.
    }
  }

  /** Of these months and of unwritten entries. */
  #booksOf(months: readonly MonthFile[]): readonly Book[] {
    return [...months.map(({ book }) => book), this.#unwritten.book];
  }
}
