import type { LedgerEntry, LedgerRecord } from '../ledger/ledger.ts';
import type { TotalsRow } from '../sums/ledgerTotals.ts';
import { type BudgetState, budgetState, type Caps, type PeriodSpending } from './budget.ts';

/** The ledger as budgets need it: shared by all windows. */
export interface SharedLedger {
  /** Resolves when the entry is written, or kept in memory where it cannot be. Never rejects. */
  write(entry: LedgerEntry): Promise<void>;
  /** Reads what other windows have written since. Never rejects. */
  refresh(): Promise<void>;
  /** At `now`; with `id` only the reservations before that one count. */
  spending(now: number, id?: string): PeriodSpending;
  /** The latest requests of all windows, oldest first, as of the last `refresh`. */
  readonly recent: readonly LedgerRecord[];
  /** Totals of this month and the one before it, as of the last `refresh`. */
  readonly rows: readonly TotalsRow[];
}

export interface AdmissionOptions {
  readonly ledger: SharedLedger;
  readonly caps: () => Caps;
  /** Milliseconds since 1970. */
  readonly time: () => number;
  readonly newId: () => string;
}

export type Admitted =
  /** The request may be sent; its record has this id. */
  | { readonly kind: 'admitted'; readonly id: string }
  /** `worst`: what the refused request may have cost. */
  | { readonly kind: 'over-budget'; readonly state: BudgetState; readonly worst: number | undefined };

/**
 * Lets requests through while they fit into the budget in the worst case. A request is first reserved in the ledger and
 * then counted with all that were reserved before it: windows that ask at once never take the same money twice.
 */
export class Admission {
  readonly #options: AdmissionOptions;

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  /** `worst` in nano-dollars, undefined where no prices are known. */
  async admit(worst: number | undefined): Promise<Admitted> {
    const { ledger, newId, time } = this.#options;
    const id = newId();
    if (!this.#capped) return { kind: 'admitted', id };
    // Looked at first, so that a spent budget does not fill the ledger with reservations that come to nothing.
    const before = await this.#state(worst);
    if (before?.kind === 'stop') return { kind: 'over-budget', state: before, worst };
    if (worst === undefined) return { kind: 'admitted', id };
    await ledger.write({ reserves: id, time: time(), costNanoDollars: worst });
    const state = await this.#state(worst, id);
    if (state?.kind !== 'stop') return { kind: 'admitted', id };
    await this.release(id);
    return { kind: 'over-budget', state, worst };
  }

  /** Somebody has seen that the budget is spent, and wants the answer all the same. */
  async admitAnyway(worst: number | undefined): Promise<string> {
    const { ledger, time, newId } = this.#options;
    const id = newId();
    if (this.#capped && worst !== undefined) await ledger.write({ reserves: id, time: time(), costNanoDollars: worst });
    return id;
  }

  /** The request that was admitted is not sent after all. */
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
