import type { MeteredProvider, MeteringHooks } from '../../provider/metering/meteredProvider.ts';
import type { ProviderRequest } from '../../provider/provider.ts';

export class BudgetOverride implements MeteredProvider {
  readonly #paid: MeteredProvider;
  #insisted: 'insisted' | undefined;

  constructor(paid: MeteredProvider) {
    this.#paid = paid;
  }

  /** Until `arm`; the run's own limit still applies. */
  allow(): void {
    this.#insisted = 'insisted';
  }

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
