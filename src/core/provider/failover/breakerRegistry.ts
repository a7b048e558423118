import type { Clock } from '../../clock.ts';
import type { ProviderErrorKind } from '../errors.ts';
import { originOf } from '../profile/address.ts';
import type { Destination } from '../profile/route.ts';
import { Breaker, type BreakerState } from './breaker.ts';

export type CircuitBreaker = Pick<Breaker, 'allows' | 'begin' | 'state'>;

/** Other models continue. */
const OF_ONE_MODEL: ReadonlySet<ProviderErrorKind> = new Set(['not-found', 'bad-request']);

const LONGEST_FIRST: readonly BreakerState['kind'][] = ['stopped', 'paused', 'half-open', 'closed'];

/** Per provider and per model, shared by all callers. */
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

  /** Pauses continue. */
  retryStopped(): void {
    for (const breaker of this.#breakers.values()) if (breaker.state.kind === 'stopped') breaker.reset();
  }

  /** After a change of a possible cause. */
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
