import type { Budget } from '../../core/completion/request/requests.ts';
import type { Destination } from '../../core/provider/profile/route.ts';
import { type ProviderRequest, promptChars } from '../../core/provider/provider.ts';
import type { Admitted } from '../../core/usage/budget/admission.ts';
import type { Bookkeeper } from '../../core/usage/budget/bookkeeper.ts';
import type { BudgetState } from '../../core/usage/budget/budget.ts';

export interface BudgetGateOptions {
  readonly books: Bookkeeper;
  readonly onChange: () => void;
}

/** Lets requests through while they fit into the budget, or somebody insists. */
export class BudgetGate {
  readonly #options: BudgetGateOptions;
  #refused: Extract<Admitted, { kind: 'over-budget' }> | undefined;
  /** Somebody has seen that the budget is spent, and wants the next answer all the same. */
  #insisted: 'insisted' | undefined;

  constructor(options: BudgetGateOptions) {
    this.#options = options;
  }

  /** Why the last request was not let through; undefined since one was. */
  get stopped(): BudgetState | undefined {
    return this.#refused?.state;
  }

  /** The same as it stands now: what others held was given back, or another day has begun. */
  get stillStopped(): BudgetState | undefined {
    const state = this.#refused && this.#options.books.weigh(this.#refused.worst);
    return state?.kind === 'stop' ? state : undefined;
  }

  /** The next request that is asked for goes out whatever the budget says. */
  insist(): void {
    this.#insisted = 'insisted';
  }

  /** The settings have changed: what was refused may be let through now. */
  reset(): void {
    this.#refused = undefined;
  }

  /** For requests that `destinations` may serve. */
  budget(destinations: () => readonly Destination[], languageId: () => string): Budget {
    const { books } = this.#options;
    return {
      admit: request => this.#admit(request, destinations(), languageId()),
      release: id => books.release(id),
    };
  }

  tell(admitted: Admitted): void {
    this.#refused = admitted.kind === 'over-budget' ? admitted : undefined;
    this.#options.onChange();
  }

  async #admit(
    request: ProviderRequest,
    destinations: readonly Destination[],
    languageId: string,
  ): Promise<string | undefined> {
    const insisted = request.automatic ? undefined : this.#insisted;
    if (insisted) this.#insisted = undefined;
    const planned = {
      destinations: destinations.map(({ profile, model }) => ({ profile: profile.id, model })),
      languageId,
      promptChars: promptChars(request),
      maxTokens: request.maxTokens,
    };
    const admitted = await this.#options.books.admit(planned, insisted ? 'anyway' : 'if-affordable');
    this.tell(admitted);
    return admitted.kind === 'admitted' ? admitted.id : undefined;
  }
}
