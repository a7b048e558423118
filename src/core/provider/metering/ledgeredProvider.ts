import type { Clock } from '../../clock.ts';
import type { Admitted } from '../../usage/budget/admission.ts';
import type { Bookkeeper, Planned } from '../../usage/budget/bookkeeper.ts';
import { PromptMemory } from '../../usage/budget/promptMemory.ts';
import type { Booking } from '../../usage/ledger/booking.ts';
import type { Accepted, Feature } from '../../usage/ledger/ledger.ts';
import { ProviderError } from '../errors.ts';
import type { Destination } from '../profile/route.ts';
import { type Provider, type ProviderRequest, promptChars, type StreamPart } from '../provider.ts';
import { failure } from '../providerFailure.ts';
import type { MeteredProvider, MeteringHooks, Quote } from './meteredProvider.ts';
import { RequestMeter } from './requestMeter.ts';

export interface LedgeredProviderOptions {
  readonly feature: Feature;
  readonly languageId: string;
  /** @throws ProviderError where nothing can be sent */
  readonly provider: () => Promise<Provider>;
  /** All that may serve, the first choice first. */
  readonly destinations: () => readonly [Destination, ...Destination[]];
  readonly books: Pick<Bookkeeper, 'admit' | 'release' | 'add' | 'amend' | 'quote' | 'pricedAt'>;
  /** How many tokens prompt and answer may have together; undefined where nobody says. */
  readonly contextTokens: (destination: Destination) => Promise<number | undefined>;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly time: () => number;
  /** What the budget has said to a request. */
  readonly onAdmission?: (admitted: Admitted) => void;
}

/** A provider with the budget before it and the ledger behind it. */
export class LedgeredProvider implements MeteredProvider {
  readonly #options: LedgeredProviderOptions;
  readonly #prompts = new PromptMemory();

  constructor(options: LedgeredProviderOptions) {
    this.#options = options;
  }

  async quote(request: ProviderRequest): Promise<Quote> {
    const { books, contextTokens, destinations } = this.#options;
    const [quote, context] = await Promise.all([books.quote(this.#planned(request)), contextTokens(destinations()[0])]);
    return { ...quote, ...(context !== undefined && { contextTokens: context }) };
  }

  async *stream(request: ProviderRequest, watching: MeteringHooks): AsyncGenerator<StreamPart, void, undefined> {
    const { signal, onSpent } = watching;
    const paid = this.#begin(request, await this.#admit(request, watching));
    try {
      if (signal.aborted) return;
      const provider = await this.#options.provider();
      if (signal.aborted) return;
      paid.sent();
      onSpent?.(paid.spent);
      for await (const part of provider.stream(request, signal)) {
        paid.take(part);
        onSpent?.(paid.spent);
        yield part;
      }
    } catch (error) {
      paid.failed(asProviderError(error));
      throw error;
    } finally {
      const booking = paid.close();
      if (booking === 'unsent') await this.#options.books.release(paid.id);
      else await this.#book(booking, watching);
    }
  }

  accepted(recordId: string, accepted: Accepted): void {
    void this.#options.books.amend(recordId, { accepted });
  }

  async #admit(request: ProviderRequest, { anyway = false }: MeteringHooks): Promise<string> {
    const { books, onAdmission } = this.#options;
    const admitted = await books.admit(this.#planned(request), anyway ? 'anyway' : 'if-affordable');
    onAdmission?.(admitted);
    if (admitted.kind === 'over-budget') throw failure('over-budget');
    return admitted.id;
  }

  #begin(request: ProviderRequest, id: string): RequestMeter {
    const { books, clock, destinations, feature, languageId, time } = this.#options;
    const [{ profile, model }] = destinations();
    const knownChars = this.#prompts.take(request.messages.map(({ content }) => content).join('\n'));
    const about = { id, feature, languageId, profile: profile.id, model, time: time(), knownChars };
    return new RequestMeter({ request, about, clock, price: books.pricedAt(profile.id, model) });
  }

  async #book(booking: Booking, { onSpent, onRecord }: MeteringHooks): Promise<void> {
    const record = await this.#options.books.add(booking);
    onSpent?.({ recordId: record.id, tokens: record.tokens, cost: record.cost });
    onRecord?.(record);
  }

  #planned(request: ProviderRequest): Planned {
    const destinations = this.#options.destinations().map(({ profile, model }) => ({ profile: profile.id, model }));
    const { languageId } = this.#options;
    return { destinations, languageId, promptChars: promptChars(request), maxTokens: request.maxTokens };
  }
}

/** Providers promise ProviderErrors; anything else is a defect of ours that must still be booked as a failure. */
function asProviderError(error: unknown): ProviderError {
  return error instanceof ProviderError ? error : failure('server');
}
