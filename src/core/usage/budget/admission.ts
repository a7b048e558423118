import type { LedgerEntry, LedgerRecord } from '../ledger/ledger.ts';
import type { TotalsRow } from '../sums/ledgerTotals.ts';
import { type BudgetState, budgetState, type Caps, type PeriodSpending } from './budget.ts';

/** The ledger that all windows share. */
export interface SharedLedger {
  /** Resolves once the entry is written, or kept in memory if the disk fails. Never rejects. */
  write(entry: LedgerEntry): Promise<void>;
  /** Reads the entries of other windows. Never rejects. */
  refresh(): Promise<void>;
  /** Spending at `now`. With `id`, counts only the reservations before that one. */
  spending(now: number, id?: string): PeriodSpending;
  /** The latest requests of all windows, oldest first, as of the last `refresh`. */
  readonly recent: readonly LedgerRecord[];
  /** Totals of this month and the last, as of the last `refresh`. */
  readonly rows: readonly TotalsRow[];
}

export interface AdmissionOptions {
  readonly ledger: SharedLedger;
  readonly caps: () => Caps;
  /** Milliseconds since 1970. */
  readonly time: () => number;
  readonly newId: () => string;
}

export type AdmissionResult =
  /** `id` is the id of the request's record. */
  | { readonly kind: 'admitted'; readonly id: string }
  /** `worst`: the highest possible cost of the refused request. */
  | { readonly kind: 'over-budget'; readonly state: BudgetState; readonly worst: number | undefined };

/**
 * Admits requests while their worst case fits into the budget. A request is first reserved in the ledger, then counted
 * with all reservations before it, so two windows never spend the same money.
 */
export class Admission {
  readonly #options: AdmissionOptions;

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  /** `worst` in nano-dollars; `undefined` without known prices. */
  async admit(worst: number | undefined): Promise<AdmissionResult> {
    const { ledger, newId, time } = this.#options;
    const id = newId();
    if (!this.#capped) return { kind: 'admitted', id };
    // Checked first, so that a spent budget doesn't fill the ledger with reservations.
    const before = await this.#state(worst);
    if (before?.kind === 'stop') return { kind: 'over-budget', state: before, worst };
    if (worst === undefined) return { kind: 'admitted', id };
    await ledger.write({ reserves: id, time: time(), costNanoDollars: worst });
    const state = await this.#state(worst, id);
    if (state?.kind !== 'stop') return { kind: 'admitted', id };
    await this.release(id);
    return { kind: 'over-budget', state, worst };
  }

  /** For a request that the user wants although the budget is spent. */
  async admitAnyway(worst: number | undefined): Promise<string> {
    const { ledger, time, newId } = this.#options;
    const id = newId();
    if (this.#capped && worst !== undefined) await ledger.write({ reserves: id, time: time(), costNanoDollars: worst });
    return id;
  }

  /** For an admitted request that isn't sent. */
  async release(id: string): Promise<void> {
    const { ledger, time } = this.#options;
    if (this.#capped) await ledger.write({ releases: id, time: time() });
  }

  get #capped(): boolean {
    const { day, month } = this.#options.caps();
    return day !== undefined || month !== undefined;
  }

  async #state(worst: number | undefined, id?: string): Promise<BudgetState | undefined> {
    const { caps, ledger, time } = this.#options;
    await ledger.refresh();
    return budgetState(caps(), ledger.spending(time(), id), worst);
  }
}
