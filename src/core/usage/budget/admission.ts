import type { LedgerEntry, LedgerRecord } from '../ledger/ledger.ts';
import type { TotalsRow } from '../sums/ledgerTotals.ts';
import { type BudgetState, budgetState, type Caps, type PeriodSpending } from './budget.ts';

/** Of all windows. */
export interface SharedLedger {
  /** Resolves once written, or kept in memory. Never rejects. */
  write(entry: LedgerEntry): Promise<void>;
  /** Never rejects. */
  refresh(): Promise<void>;
  /** @param id counts only reservations before it */
  spending(now: number, id?: string): PeriodSpending;
  /** Oldest first, as of the last `refresh`. */
  readonly recent: readonly LedgerRecord[];
  /** This month and the last, as of the last `refresh`. */
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
  /** The record's id. */
  | { readonly kind: 'admitted'; readonly id: string }
  /** The highest possible cost. */
  | { readonly kind: 'over-budget'; readonly state: BudgetState; readonly worst: number | undefined };

/** Reserves in the ledger first, then counts earlier reservations, so two windows never spend the same money. */
export class Admission {
  readonly #options: AdmissionOptions;

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  /** In nano-dollars; undefined without prices. */
  async admit(worst: number | undefined): Promise<AdmissionResult> {
    const { ledger, newId, time } = this.#options;
    const id = newId();
    if (!this.#capped) return { kind: 'admitted', id };
    // A spent budget shouldn't fill the ledger.
    const before = await this.#state(worst);
    if (before?.kind === 'stop') return { kind: 'over-budget', state: before, worst };
    if (worst === undefined) return { kind: 'admitted', id };
    await ledger.write({ reserves: id, time: time(), costNanoDollars: worst });
    const state = await this.#state(worst, id);
    if (state?.kind !== 'stop') return { kind: 'admitted', id };
    await this.release(id);
    return { kind: 'over-budget', state, worst };
  }

  async admitAnyway(worst: number | undefined): Promise<string> {
    const { ledger, time, newId } = this.#options;
    const id = newId();
    if (this.#capped && worst !== undefined) await ledger.write({ reserves: id, time: time(), costNanoDollars: worst });
    return id;
  }

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
