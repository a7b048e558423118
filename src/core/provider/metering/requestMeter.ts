import type { Clock } from '../../clock.ts';
import type { Booking } from '../../usage/ledger/booking.ts';
import type { LedgerRecord } from '../../usage/ledger/ledger.ts';
import type { ProviderError } from '../errors.ts';
import { type FinishReason, type ProviderRequest, promptChars, type StreamPart } from '../provider.ts';
import { Meter } from './meter.ts';
import type { RequestSpending } from './meteredProvider.ts';

export interface RequestMeterOptions {
  readonly request: ProviderRequest;
  /** What is known of the request before it is sent; provider and model are those of the first choice. */
  readonly about: Pick<Booking, 'id' | 'feature' | 'languageId' | 'profile' | 'model' | 'time' | 'knownChars'>;
  readonly clock: Clock;
  /** What a request comes to, as the ledger would write it down now. */
  readonly price: (booking: Booking) => Pick<LedgerRecord, 'tokens' | 'cost'>;
}

/** What one request has come to, while its answer comes in. */
export class RequestMeter {
  readonly #options: RequestMeterOptions;
  readonly #meter: Meter;
  readonly #startedAt: number;
  #firstTokenMs: number | undefined;
  #ended: FinishReason | undefined;
  #error: ProviderError | undefined;
  #sent: 'sent' | undefined;

  constructor(options: RequestMeterOptions) {
    this.#options = options;
    this.#meter = new Meter(options.request);
    this.#startedAt = options.clock.now();
  }

  get id(): string {
    return this.#options.about.id;
  }

  /** The provider is being asked. */
  sent(): void {
    this.#sent = 'sent';
  }

  /** As far as it has come. */
  get spent(): RequestSpending {
    return { recordId: this.id, ...this.#options.price(this.#booking()) };
  }

  take(part: StreamPart): void {
    this.#meter.take(part);
    if (part.type === 'end') this.#ended = part.reason;
    else if (isAnswer(part)) this.#firstTokenMs ??= this.#elapsedMs();
  }

  failed(error: ProviderError): void {
    this.#error = error;
  }

  /** What is to be written down; `unsent` where nothing has gone out. */
  close(): Booking | 'unsent' {
    if (this.#error?.unsent || this.#sent === undefined) return 'unsent';
    return this.#booking();
  }

  #booking(): Booking {
    const { about, request } = this.#options;
    const { servedBy, generationId, outputChars, told } = this.#meter;
    const { usage, tokens } = this.#meter.used(this.#error);
    return {
      ...about,
      profile: servedBy.profile ?? about.profile,
      model: servedBy.model ?? about.model,
      ...(servedBy.provider !== undefined && { servedBy: servedBy.provider }),
      certainty: tokens,
      // A refused request has used nothing: that is as good as told.
      told: tokens === 'reported' ? usage : told,
      promptChars: promptChars(request),
      outputChars,
      ...(generationId !== undefined && { generationId }),
      durationMs: this.#elapsedMs(),
      ...(this.#firstTokenMs !== undefined && { firstTokenMs: this.#firstTokenMs }),
      ...this.#outcome(),
    };
  }

  #outcome(): Pick<Booking, 'outcome' | 'reason'> {
    if (this.#error) return { outcome: 'failed', reason: this.#error.kind };
    return this.#ended ? { outcome: 'suggested', reason: this.#ended } : { outcome: 'aborted', reason: 'left' };
  }

  #elapsedMs(): number {
    return this.#options.clock.now() - this.#startedAt;
  }
}

function isAnswer({ type }: StreamPart): boolean {
  return type !== 'start' && type !== 'usage' && type !== 'end';
}
