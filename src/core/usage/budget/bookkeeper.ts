import type { Clock } from '../../clock.ts';
import type { Prices } from '../amount/pricing.ts';
import { type Booking, recordOf } from '../ledger/booking.ts';
import { Estimator, type Sample } from '../ledger/estimate.ts';
import type { Amendment, LedgerEntry, LedgerRecord, RecordUpdate, TokenCounts } from '../ledger/ledger.ts';
import { Book } from '../sums/book.ts';
import type { TotalsRow } from '../sums/ledgerTotals.ts';
import { Admission, type AdmissionResult, type SharedLedger } from './admission.ts';
import { type BudgetState, budgetState, type Caps, type PeriodSpending, worstCaseNanoDollars } from './budget.ts';
import { PromptMemory } from './promptMemory.ts';
import { isOpen, Reconciler } from './reconcile.ts';

export interface BookkeeperOptions {
  /** At the first request. */
  readonly openLedger: () => Promise<SharedLedger>;
  readonly prices: (profile: string, model: string) => Promise<Prices | undefined>;
  readonly caps: () => Caps;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly time: () => number;
  readonly newId: () => string;
  /** `2026-11-23` */
  readonly dayOf: (time: number) => string;
  /** See Reconciler. */
  readonly reportsCostLater: (profile: string) => boolean;
  readonly ask: (record: LedgerRecord, signal: AbortSignal) => Promise<RecordUpdate | undefined>;
  readonly onChange: () => void;
}

export interface PlannedRequest {
  /** All upstreams that may serve it. */
  readonly destinations: readonly { readonly profile: string; readonly model: string }[];
  readonly languageId: string;
  readonly promptChars: number;
  readonly maxTokens: number;
}

export interface RequestQuote {
  readonly promptTokens: number;
  readonly worstNanoDollars?: number;
}

/** Another window may reconcile younger requests. */
const ABANDONED_AFTER_MS = 5 * 60_000;

/** One window's requests, in the session's totals and the shared ledger. */
export class Bookkeeper {
  readonly #options: BookkeeperOptions;
  readonly #estimator = new Estimator();
  readonly #prompts = new Map<string, PromptMemory>();
  readonly #session: Book;
  readonly #reconciler: Reconciler;
  readonly #closing = new AbortController();
  /** Suggestions may be accepted long after their record. */
  readonly #times = new Map<string, number>();
  #opening: Promise<{ readonly ledger: SharedLedger; readonly admission: Admission }> | undefined;
  #ledger: SharedLedger | undefined;

  constructor(options: BookkeeperOptions) {
    this.#options = options;
    this.#session = new Book(options.dayOf);
    const { ask, clock } = options;
    this.#reconciler = new Reconciler({ ask, clock, amend: amendment => this.#amend(amendment) });
  }

  get session(): readonly TotalsRow[] {
    return this.#session.totals.rows;
  }

  /** This month and the last, of all windows; undefined before the first request. */
  get rows(): readonly TotalsRow[] | undefined {
    return this.#ledger?.rows;
  }

  /** As of the last refresh; undefined before the first request. */
  get spending(): PeriodSpending | undefined {
    return this.#ledger?.spending(this.#options.time());
  }

  get budget(): BudgetState | undefined {
    return this.budgetWith(0);
  }

  /** With a request of at most `worst`. */
  budgetWith(worst: number | undefined): BudgetState | undefined {
    const { spending } = this;
    return spending && budgetState(this.#options.caps(), spending, worst);
  }

  /** Of a request in flight. */
  estimate(sample: Sample): TokenCounts {
    return this.#estimator.tokens(sample);
  }

  async refresh(): Promise<void> {
    const { ledger } = await this.#open();
    await ledger.refresh();
  }

  /** Of the most expensive destination. */
  async quote({ destinations, languageId, promptChars, maxTokens }: PlannedRequest): Promise<RequestQuote> {
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

  /** @returns how many of the prompt's first characters were sent before */
  knownChars(profile: string, model: string, prompt: string): number {
    const name = `${profile} ${model}`;
    const memory = this.#prompts.get(name) ?? new PromptMemory();
    this.#prompts.set(name, memory);
    return memory.take(prompt);
  }

  pricedAt(profile: string, model: string): (booking: Booking) => Pick<LedgerRecord, 'tokens' | 'cost'> {
    let listed: Prices | undefined;
    void this.#options.prices(profile, model).then(prices => {
      listed = prices;
    });
    return booking => recordOf(booking, this.#estimator, listed);
  }

  async admit(planned: PlannedRequest, anyway: 'if-affordable' | 'anyway' = 'if-affordable'): Promise<AdmissionResult> {
    const { admission } = await this.#open();
    const { day, month } = this.#options.caps();
    const isCapped = day !== undefined || month !== undefined;
    const worst = isCapped ? (await this.quote(planned)).worstNanoDollars : undefined;
    if (anyway === 'anyway') return { kind: 'admitted', id: await admission.admitAnyway(worst) };
    return admission.admit(worst);
  }

  async release(id: string): Promise<void> {
    const { admission } = await this.#open();
    await admission.release(id);
  }

  async add(booking: Omit<Booking, 'id'> & { readonly id?: string | undefined }): Promise<LedgerRecord> {
    const { newId, onChange, prices } = this.#options;
    const id = booking.id ?? newId();
    const needed = booking.reportedUsage.costNanoDollars === undefined || booking.certainty !== 'reported';
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

  /** Ignores earlier sessions. */
  async amend(id: string, findings: RecordUpdate): Promise<void> {
    const time = this.#times.get(id);
    if (time !== undefined) await this.#amend({ amends: id, time, ...findings });
  }

  get unsettled(): number {
    return this.#reconciler.open;
  }

  settled(): Promise<void> {
    return this.#reconciler.settled();
  }

  close(): void {
    this.#closing.abort();
    this.#reconciler.close();
  }

  #mayBeTold(record: LedgerRecord): boolean {
    return isOpen(record, this.#options.time()) && this.#options.reportsCostLater(record.profile);
  }

  /** A request of a closed or crashed window. */
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
