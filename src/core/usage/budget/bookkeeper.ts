import type { Clock } from '../../clock.ts';
import type { Prices } from '../amount/pricing.ts';
import { type Booking, recordOf } from '../ledger/booking.ts';
import { Estimator, type Sample } from '../ledger/estimate.ts';
import type { Amendment, LedgerEntry, LedgerRecord, RecordUpdate, TokenCounts } from '../ledger/ledger.ts';
import { Book } from '../sums/book.ts';
import type { TotalsRow } from '../sums/ledgerTotals.ts';
import { Admission, type Admitted, type SharedLedger } from './admission.ts';
import { type BudgetState, budgetState, type Caps, type PeriodSpending, worstCaseNanoDollars } from './budget.ts';
import { isOpen, Reconciler } from './reconcile.ts';

export interface BookkeeperOptions {
  /** Opened with the first request, never before. */
  readonly openLedger: () => Promise<SharedLedger>;
  /** The model's prices at its provider; undefined where nobody says. */
  readonly prices: (profile: string, model: string) => Promise<Prices | undefined>;
  readonly caps: () => Caps;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly time: () => number;
  readonly newId: () => string;
  /** On which day of the user's calendar a time is. */
  readonly dayOf: (time: number) => string;
  /** Whether this provider can be asked later what a request has cost; `ask` then asks it, see Reconciler. */
  readonly tellsLater: (profile: string) => boolean;
  readonly ask: (record: LedgerRecord, signal: AbortSignal) => Promise<RecordUpdate | undefined>;
  /** More was spent, or more is known of what was. */
  readonly onChange: () => void;
}

/** A request that is to be sent. */
export interface Planned {
  /** All that may serve it. */
  readonly destinations: readonly { readonly profile: string; readonly model: string }[];
  readonly languageId: string;
  readonly promptChars: number;
  readonly maxTokens: number;
}

export interface RequestQuote {
  /** An estimate. */
  readonly promptTokens: number;
  /** The most that it can cost; absent where no prices are known. */
  readonly worstNanoDollars?: number;
}

/** Requests of another window that are younger than this may still be asked about by that window. */
const ABANDONED_AFTER_MS = 5 * 60_000;

/** Keeps one window's books: what this session has spent, and through the shared ledger what was ever spent. */
export class Bookkeeper {
  readonly #options: BookkeeperOptions;
  readonly #estimator = new Estimator();
  readonly #session: Book;
  readonly #reconciler: Reconciler;
  readonly #closing = new AbortController();
  /** When each request of this session was sent: suggestions are accepted long after their record was written. */
  readonly #times = new Map<string, number>();
  #opening: Promise<{ readonly ledger: SharedLedger; readonly admission: Admission }> | undefined;
  #ledger: SharedLedger | undefined;

  constructor(options: BookkeeperOptions) {
    this.#options = options;
    this.#session = new Book(options.dayOf);
    const { ask, clock } = options;
    this.#reconciler = new Reconciler({ ask, clock, amend: amendment => this.#amend(amendment) });
  }

  /** Totals of what this window has spent since it was opened. */
  get session(): readonly TotalsRow[] {
    return this.#session.totals.rows;
  }

  /** Totals of this month and the one before, of all windows; undefined before the first request of this one. */
  get rows(): readonly TotalsRow[] | undefined {
    return this.#ledger?.rows;
  }

  /** What was spent, as far as the ledger has been read; undefined before the first request. */
  get spending(): PeriodSpending | undefined {
    return this.#ledger?.spending(this.#options.time());
  }

  /** How the budget stands with nothing more being asked. */
  get budget(): BudgetState | undefined {
    return this.weigh(0);
  }

  /** How it stands with a request that may cost `worst`, by what was read of the ledger last. */
  weigh(worst: number | undefined): BudgetState | undefined {
    const { spending } = this;
    return spending && budgetState(this.#options.caps(), spending, worst);
  }

  /** What a request that is under way may have used by now. */
  estimate(sample: Sample): TokenCounts {
    return this.#estimator.tokens(sample);
  }

  /** Reads what other windows have written. */
  async refresh(): Promise<void> {
    const { ledger } = await this.#open();
    await ledger.refresh();
  }

  /** What a request may come to: the dearest of those that may serve it counts, as far as their prices are known. */
  async quote({ destinations, languageId, promptChars, maxTokens }: Planned): Promise<RequestQuote> {
    await this.#open();
    const quotes = await Promise.all(
      destinations.map(async ({ profile, model }) => {
        const { prompt = 0 } = this.#estimator.tokens({ model, languageId, promptChars, outputChars: 0 });
        const prices = await this.#options.prices(profile, model);
        return { prompt, worst: prices && worstCaseNanoDollars({ promptTokens: prompt, maxTokens }, prices) };
      }),
    );
    const known = quotes.flatMap(({ worst }) => worst ?? []);
    return {
      promptTokens: Math.max(...quotes.map(({ prompt }) => prompt)),
      ...(known.length > 0 && { worstNanoDollars: Math.max(...known) }),
    };
  }

  /** Reckons what a request has come to while its answer comes in; its cost is unknown until the price list is there. */
  pricedAt(profile: string, model: string): (booking: Booking) => Pick<LedgerRecord, 'tokens' | 'cost'> {
    let listed: Prices | undefined;
    void this.#options.prices(profile, model).then(prices => {
      listed = prices;
    });
    return booking => recordOf(booking, this.#estimator, listed);
  }

  /** Whether the request may be sent, checked with the most that it can cost. `anyway`: somebody insists. */
  async admit(planned: Planned, anyway: 'if-affordable' | 'anyway' = 'if-affordable'): Promise<Admitted> {
    const { admission } = await this.#open();
    const { day, month } = this.#options.caps();
    const isCapped = day !== undefined || month !== undefined;
    const worst = isCapped ? (await this.quote(planned)).worstNanoDollars : undefined;
    if (anyway === 'anyway') return { kind: 'admitted', id: await admission.admitAnyway(worst) };
    return admission.admit(worst);
  }

  /** An admitted request is not sent after all. */
  async release(id: string): Promise<void> {
    const { admission } = await this.#open();
    await admission.release(id);
  }

  /** A request is over. */
  async add(booking: Omit<Booking, 'id'> & { readonly id?: string | undefined }): Promise<LedgerRecord> {
    const { newId, onChange, prices } = this.#options;
    const id = booking.id ?? newId();
    const needed = booking.told.costNanoDollars === undefined || booking.certainty !== 'reported';
    const listed = needed ? await prices(booking.profile, booking.model) : undefined;
    const record = recordOf({ ...booking, id }, this.#estimator, listed);
    this.#estimator.learn(record);
    this.#times.set(id, record.time);
    this.#session.take({ kind: 'record', entry: record });
    onChange();
    await this.#write(record);
    if (this.#mayBeTold(record)) void this.#reconciler.add(record);
    return record;
  }

  /** More is known about a request of this session; one of an earlier session is left as it is. */
  async amend(id: string, findings: RecordUpdate): Promise<void> {
    const time = this.#times.get(id);
    if (time !== undefined) await this.#amend({ amends: id, time, ...findings });
  }

  /** How many requests the provider may still tell the cost of. */
  get unsettled(): number {
    return this.#reconciler.open;
  }

  /** Resolves when it has told, or does not know. */
  settled(): Promise<void> {
    return this.#reconciler.settled();
  }

  close(): void {
    this.#closing.abort();
    this.#reconciler.close();
  }

  #mayBeTold(record: LedgerRecord): boolean {
    return isOpen(record, this.#options.time()) && this.#options.tellsLater(record.profile);
  }

  /** Asks about a request of another window, once that has closed, or was killed, before the provider could tell. */
  async #adopt({ id, time }: LedgerRecord, ledger: SharedLedger): Promise<void> {
    const age = this.#options.time() - time;
    if (age < ABANDONED_AFTER_MS) {
      await this.#options.clock.sleep(ABANDONED_AFTER_MS - age, this.#closing.signal);
      if (this.#closing.signal.aborted) return;
      await ledger.refresh();
    }
    const record = ledger.recent.find(one => one.id === id);
    if (record && this.#mayBeTold(record)) await this.#reconciler.add(record);
  }

  async #amend(amendment: Amendment): Promise<void> {
    this.#session.take({ kind: 'amendment', entry: amendment });
    this.#options.onChange();
    await this.#write(amendment);
  }

  async #write(entry: LedgerEntry): Promise<void> {
    const { ledger } = await this.#open();
    await ledger.write(entry);
    await ledger.refresh();
    this.#options.onChange();
  }

  #open(): Promise<{ readonly ledger: SharedLedger; readonly admission: Admission }> {
    this.#opening ??= this.#start();
    return this.#opening;
  }

  async #start(): Promise<{ readonly ledger: SharedLedger; readonly admission: Admission }> {
    const ledger = await this.#options.openLedger();
    await ledger.refresh();
    for (const record of ledger.recent) {
      this.#estimator.learn(record);
      if (this.#mayBeTold(record)) void this.#adopt(record, ledger);
    }
    this.#ledger = ledger;
    return { ledger, admission: new Admission({ ...this.#options, ledger }) };
  }
}
