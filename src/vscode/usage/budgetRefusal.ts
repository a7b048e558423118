import type { AdmissionResult } from '../../core/usage/budget/admission.ts';
import type { Bookkeeper } from '../../core/usage/budget/bookkeeper.ts';
import type { BudgetState } from '../../core/usage/budget/budget.ts';

export interface BudgetRefusalOptions {
  readonly books: Pick<Bookkeeper, 'budgetWith'>;
  readonly onChange: () => void;
}

/** The last refusal, and the user's override of the next one. */
export class BudgetRefusal {
  readonly #options: BudgetRefusalOptions;
  #refused: Extract<AdmissionResult, { kind: 'over-budget' }> | undefined;
  #isOverridden = false;

  constructor(options: BudgetRefusalOptions) {
    this.#options = options;
  }

  /** Undefined if the last request was admitted. */
  get refused(): BudgetState | undefined {
    return this.#refused?.state;
  }

  /** Undefined once the refused request fits, as on the next day. */
  get stillRefused(): BudgetState | undefined {
    const state = this.#refused && this.#options.books.budgetWith(this.#refused.worst);
    return state?.kind === 'stop' ? state : undefined;
  }

  /** Admits the next explicit request at any cost. */
  override(): void {
    this.#isOverridden = true;
  }

  /** @returns true for the request after `override` */
  takeOverride(): boolean {
    const isOverridden = this.#isOverridden;
    this.#isOverridden = false;
    return isOverridden;
  }

  reset(): void {
    this.#refused = undefined;
  }

  update(admitted: AdmissionResult): void {
    this.#refused = admitted.kind === 'over-budget' ? admitted : undefined;
    this.#options.onChange();
  }
}
