import type { Clock } from '../../clock.ts';
import type { AdmissionResult } from '../../usage/budget/admission.ts';
import type { Bookkeeper, PlannedRequest } from '../../usage/budget/bookkeeper.ts';
import type { AcceptedAmount, Feature, LedgerRecord } from '../../usage/ledger/ledger.ts';
import { isPractice } from '../profile/practice.ts';
import type { Destination } from '../profile/route.ts';
import { type Provider, type ProviderRequest, promptChars, type StreamPart } from '../provider.ts';
import { failure } from '../providerFailure.ts';
import type { AdmitOptions, AdmittingProvider, MeteredProvider, MeteringHooks, Quote } from './meteredProvider.ts';
import { MeteredRequest } from './meteredRequest.ts';

export interface RecordingProviderOptions {
  readonly feature: Feature;
  readonly languageId: string;
  /** @throws ProviderError if no request can be sent */
  readonly provider: () => Promise<Provider>;
  readonly warmUp?: () => void;
  /** The first choice first. */
  readonly destinations: () => readonly [Destination, ...Destination[]];
  readonly books: Pick<Bookkeeper, 'admit' | 'release' | 'add' | 'amend' | 'quote' | 'pricedAt' | 'knownChars'>;
  /** Prompt and answer. */
  readonly contextTokens: (destination: Destination) => Promise<number | undefined>;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly time: () => number;
  /** The experiment's arm of a request to this model. */
  readonly arm?: (model: string) => string | undefined;
  /** The user wants the next request over budget. Not called for automatic ones. */
  readonly takeOverride?: () => boolean;
  readonly onAdmission?: (admitted: AdmissionResult) => void;
  readonly onRecord?: (record: LedgerRecord) => void;
}

export class RecordingProvider implements MeteredProvider, AdmittingProvider {
  readonly #options: RecordingProviderOptions;

  constructor(options: RecordingProviderOptions) {
    this.#options = options;
  }

  async connect(): Promise<void> {
    this.#options.warmUp?.();
    await this.#options.provider();
  }

  async quote(request: ProviderRequest): Promise<Quote> {
    const { books, contextTokens, destinations, languageId } = this.#options;
    const quoted = books.quote(this.#planned(request, languageId));
    const [destination] = destinations();
    const [quote, context] = await Promise.all([quoted, contextTokens(destination)]);
    return {
      ...quote,
      ...(context !== undefined && { contextTokens: context }),
      ...(isPractice(destination.profile) && { isPlayMoney: true }),
    };
  }

  async admit(
    request: ProviderRequest,
    { languageId, anyway = false }: AdmitOptions,
  ): Promise<MeteredRequest | 'over-budget'> {
    const { arm, books, clock, destinations, feature, onAdmission, onRecord, takeOverride, time } = this.#options;
    const provider = await this.#options.provider();
    const ignoresBudget = anyway || (!request.automatic && takeOverride?.() === true);
    const planned = this.#planned(request, languageId);
    const admitted = await books.admit(planned, ignoresBudget ? 'anyway' : 'if-affordable');
    onAdmission?.(admitted);
    if (admitted.kind === 'over-budget') return 'over-budget';
    const [destination] = destinations();
    const about = { id: admitted.id, request, provider, destination, feature, languageId };
    return new MeteredRequest({ ...about, books, clock, time, arm, onRecord });
  }

  async *stream(request: ProviderRequest, hooks: MeteringHooks): AsyncGenerator<StreamPart, void, undefined> {
    const { anyway = false, onRecord, onSpent, signal } = hooks;
    const admitted = await this.admit(request, { languageId: this.#options.languageId, anyway });
    if (admitted === 'over-budget') throw failure('over-budget');
    try {
      if (signal.aborted) return;
      onSpent?.(admitted.spending);
      for await (const part of admitted.stream(signal)) {
        onSpent?.(admitted.spending);
        yield part;
      }
    } finally {
      if (admitted.isSent) {
        const record = await admitted.record();
        const { isPlayMoney } = admitted.spending;
        const { cost, id, tokens } = record;
        onSpent?.({ recordId: id, tokens, cost, ...(isPlayMoney && { isPlayMoney }) });
        onRecord?.(record);
      } else await admitted.release();
    }
  }

  accepted(recordId: string, accepted: AcceptedAmount): void {
    void this.#options.books.amend(recordId, { accepted });
  }

  #planned(request: ProviderRequest, languageId: string): PlannedRequest {
    const destinations = this.#options.destinations().map(({ profile, model }) => ({ profile: profile.id, model }));
    return { destinations, languageId, promptChars: promptChars(request), maxTokens: request.maxTokens };
  }
}
