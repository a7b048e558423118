import type { MeteredProvider, MeteringHooks } from '../../provider/metering/meteredProvider.ts';
import type { ProviderRequest } from '../../provider/provider.ts';

/** Requests of one run, which the user may let through although the budget is spent. */
export class BudgetOverride implements MeteredProvider {
  readonly #paid: MeteredProvider;
  #insisted: 'insisted' | undefined;

  constructor(paid: MeteredProvider) {
    this.#paid = paid;
  }

  /** Until it is armed again, every request of the run goes out; the run's own limit holds all the same. */
  insist(): void {
    this.#insisted = 'insisted';
  }

  /** What the user has let through is over: from now on the budget counts again. */
  arm(): void {
    this.#insisted = undefined;
  }

  quote(request: ProviderRequest) {
    return this.#paid.quote(request);
  }

  stream(request: ProviderRequest, watching: MeteringHooks) {
    return this.#paid.stream(request, { ...watching, ...(this.#insisted && { anyway: true }) });
  }

  accepted(...given: Parameters<MeteredProvider['accepted']>): void {
    this.#paid.accepted(...given);
  }
}
