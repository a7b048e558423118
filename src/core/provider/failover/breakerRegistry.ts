import type { Clock } from '../../clock.ts';
import type { ProviderErrorKind } from '../errors.ts';
import { originOf } from '../profile/address.ts';
import type { Destination } from '../profile/route.ts';
import { Breaker, type BreakerState } from './breaker.ts';

/** As far as it matters to who asks. */
export type CircuitBreaker = Pick<Breaker, 'allows' | 'begin' | 'state'>;

/** What a provider says of one model, or of what that model was asked: the others of the same provider go on. */
const OF_ONE_MODEL: ReadonlySet<ProviderErrorKind> = new Set(['not-found', 'bad-request']);

/** What is told of the two: what holds requests back for the longest time. */
const LONGEST_FIRST: readonly BreakerState['kind'][] = ['stopped', 'paused', 'half-open', 'closed'];

/** One breaker for each provider at its address, and one for each model there; shared by all who ask them. */
export class BreakerRegistry {
  readonly #options: ConstructorParameters<typeof Breaker>[0];
  readonly #breakers = new Map<string, Breaker>();

  constructor(options: { readonly clock: Clock; readonly random: () => number }) {
    this.#options = options;
  }

  of({ profile: { id, baseUrl }, model }: Destination): CircuitBreaker {
    const provider = [id, originOf(baseUrl) ?? baseUrl];
    return bothOf({ provider: this.#named(provider), model: this.#named([...provider, model]) });
  }

  /**
   * The user has changed something, though nothing that can be the cause: who was waiting for them is asked again, as they
   * may have been at the provider's as well. A pause goes on: the provider's word counts.
   */
  retryStopped(): void {
    for (const breaker of this.#breakers.values()) if (breaker.state.kind === 'stopped') breaker.reset();
  }

  /** What may have been the cause has changed: everybody is asked again. */
  reset(): void {
    this.#breakers.clear();
  }

  #named(name: readonly string[]): Breaker {
    const key = JSON.stringify(name);
    const breaker = this.#breakers.get(key) ?? new Breaker(this.#options);
    this.#breakers.set(key, breaker);
    return breaker;
  }
}

function bothOf({ provider, model }: { readonly provider: Breaker; readonly model: Breaker }): CircuitBreaker {
  return {
    get state() {
      const states = [provider.state, model.state];
      return LONGEST_FIRST.map(kind => states.find(state => state.kind === kind)).find(Boolean) ?? provider.state;
    },
    allows: () => provider.allows() && model.allows(),
    begin() {
      const [ofProvider, ofModel] = [provider.begin(), model.begin()];
      return {
        succeeded() {
          ofProvider.succeeded();
          ofModel.succeeded();
        },
        failed(error) {
          const [blamed, other] = OF_ONE_MODEL.has(error.kind) ? [ofModel, ofProvider] : [ofProvider, ofModel];
          other.left();
          return blamed.failed(error);
        },
        left() {
          ofProvider.left();
          ofModel.left();
        },
      };
    },
  };
}
