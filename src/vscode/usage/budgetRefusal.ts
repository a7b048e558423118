import type { AdmissionResult } from '../../core/usage/budget/admission.ts';
import type { Bookkeeper } from '../../core/usage/budget/bookkeeper.ts';
import type { BudgetState } from '../../core/usage/budget/budget.ts';

export interface BudgetRefusalOptions {
  readonly books: Pick<Bookkeeper, 'budgetWith'>;
  readonly onChange: () => void;
}

/** The last refusal by the budget, and the user's wish to send the next request anyway. */
export class BudgetRefusal {
  readonly #options: BudgetRefusalOptions;
  #refused: Extract<AdmissionResult, { kind: 'over-budget' }> | undefined;
  #isOverridden = false;

  constructor(options: BudgetRefusalOptions) {
    this.#options = options;
  }

  /** The budget when it refused the last request; undefined if it admitted it. */
  get refused(): BudgetState | undefined {
    return this.#refused?.state;
  }

  /** The same request weighed now; undefined once it fits, such as on the next day. */
  get stillRefused(): BudgetState | undefined {
    const state = this.#refused && this.#options.books.budgetWith(this.#refused.worst);
    return state?.kind === 'stop' ? state : undefined;
  }

  /** The next explicit request is admitted whatever it costs. */
  override(): void {
    this.#isOverridden = true;
  }

  /** @returns whether this request is the one after `override` */
  takeOverride(): boolean {
    const isOverridden = this.#isOverridden;
    this.#isOverridden = false;
    return isOverridden;
  }

  /** The settings have changed. */
  reset(): void {
    this.#refused = undefined;
  }

  update(admitted: AdmissionResult): void {
    this.#refused = admitted.kind === 'over-budget' ? admitted : undefined;
    this.#options.onChange();
  }
}
