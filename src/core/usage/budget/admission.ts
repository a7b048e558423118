import type { LedgerEntry, LedgerRecord } from '../ledger/ledger.ts';
import type { TotalsRow } from '../sums/ledgerTotals.ts';
import { type BudgetState, budgetState, type Caps, type PeriodSpending } from './budget.ts';

/** Shared by all windows. */
export interface SharedLedger {
  /** Resolves once written, or kept in memory. Never rejects. */
  write(entry: LedgerEntry): Promise<void>;
  /** Reads other windows' entries. Never rejects. */
  refresh(): Promise<void>;
  /** With `id`, counts only earlier reservations. */
  spending(now: number, id?: string): PeriodSpending;
  /** Of all windows, oldest first, as of the last `refresh`. */
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
  /** `id` of the record. */
  | { readonly kind: 'admitted'; readonly id: string }
  /** `worst`: the highest possible cost. */
  | { readonly kind: 'over-budget'; readonly state: BudgetState; readonly worst: number | undefined };

/**
 * Admits requests whose worst case fits into the budget. Reserves in the ledger first, then counts all earlier
 * reservations, so two windows never spend the same money.
 */
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
    // A spent budget shouldn't fill the ledger with reservations.
    const before = await this.#state(worst);
    if (before?.kind === 'stop') return { kind: 'over-budget', state: before, worst };
    if (worst === undefined) return { kind: 'admitted', id };
    await ledger.write({ reserves: id, time: time(), costNanoDollars: worst });
    const state = await this.#state(worst, id);
    if (state?.kind !== 'stop') return { kind: 'admitted', id };
    await this.release(id);
    return { kind: 'over-budget', state, worst };
  }

  /** Over budget, at the user's wish. */
  async admitAnyway(worst: number | undefined): Promise<string> {
    const { ledger, time, newId } = this.#options;
    const id = newId();
    if (this.#capped && worst !== undefined) await ledger.write({ reserves: id, time: time(), costNanoDollars: worst });
    return id;
  }

  /** For an unsent request. */
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
