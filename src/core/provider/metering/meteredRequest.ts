import type { Clock } from '../../clock.ts';
import type { Bookkeeper } from '../../usage/budget/bookkeeper.ts';
import type { Booking } from '../../usage/ledger/booking.ts';
import type { Feature, LedgerRecord } from '../../usage/ledger/ledger.ts';
import { ProviderError } from '../errors.ts';
import { isPractice } from '../profile/practice.ts';
import type { Destination } from '../profile/route.ts';
import type { FinishReason, Provider, ProviderRequest, StreamPart } from '../provider.ts';
import { failure } from '../providerFailure.ts';
import { Meter, type RequestUsage } from './meter.ts';
import type { AdmittedRequest, RequestResult, RequestSpending } from './meteredProvider.ts';
import { requestBooking } from './requestBooking.ts';

export interface MeteredRequestOptions {
  readonly id: string;
  readonly request: ProviderRequest;
  readonly provider: Provider;
  /** Recorded if no provider answered. */
  readonly destination: Destination;
  readonly feature: Feature;
  readonly languageId: string;
  readonly books: Pick<Bookkeeper, 'release' | 'add' | 'pricedAt' | 'knownChars'>;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly time: () => number;
  /** The experiment's arm of a request to this model. */
  readonly arm?: ((model: string) => string | undefined) | undefined;
  readonly onRecord?: ((record: LedgerRecord) => void) | undefined;
}

export class MeteredRequest implements AdmittedRequest {
  readonly #options: MeteredRequestOptions;
  readonly #meter: Meter;
  #price: ReturnType<Bookkeeper['pricedAt']> | undefined;
  #sentAt: { readonly clock: number; readonly time: number } | undefined;
  /** May be cached. */
  #knownChars: number | undefined;
  #firstTokenMs: number | undefined;
  #finishReason: FinishReason | undefined;
  #error: ProviderError | undefined;

  constructor(options: MeteredRequestOptions) {
    this.#options = options;
    this.#meter = new Meter(options.request);
  }

  get id(): string {
    return this.#options.id;
  }

  get isSent(): boolean {
    return this.#sentAt !== undefined && !this.#error?.unsent;
  }

  get usage(): RequestUsage {
    return this.#meter.total(this.#error);
  }

  /** Unknown until prices are loaded. */
  get spending(): RequestSpending {
    const { books, destination } = this.#options;
    this.#price ??= books.pricedAt(destination.profile.id, destination.model);
    const isPlayMoney = isPractice(destination.profile);
    return { recordId: this.id, ...this.#price(this.#booking(this.#result)), ...(isPlayMoney && { isPlayMoney }) };
  }

  async *stream(signal: AbortSignal): AsyncGenerator<StreamPart, void, undefined> {
    const { clock, destination, provider, request, time } = this.#options;
    this.#sentAt = { clock: clock.now(), time: time() };
    this.#rememberPrompt(destination.profile.id, destination.model);
    try {
      for await (const part of provider.stream(request, signal)) {
        this.#take(part);
        yield part;
      }
    } catch (error) {
      this.#error = asProviderError(error);
      throw error;
    }
  }

  async release(): Promise<void> {
    await this.#options.books.release(this.id);
  }

  async record(result: RequestResult = this.#result): Promise<LedgerRecord> {
    const { arm, books, onRecord, request } = this.#options;
    const choice = arm?.(request.model);
    const record = await books.add({ ...this.#booking(result), ...(choice !== undefined && { arm: choice }) });
    onRecord?.(record);
    return record;
  }

  #take(part: StreamPart): void {
    const { destination, request } = this.#options;
    this.#meter.take(part);
    if (part.type === 'end') this.#finishReason = part.reason;
    else if (part.type !== 'start' && part.type !== 'usage') this.#firstTokenMs ??= this.#elapsedMs;
    else if (part.type === 'start' && part.profile !== undefined && part.profile !== destination.profile.id) {
      this.#rememberPrompt(part.profile, part.model ?? request.model);
    }
  }

  #rememberPrompt(profile: string, model: string): void {
    const { books, request } = this.#options;
    const prompt = request.messages.map(({ content }) => content).join('\n');
    this.#knownChars = books.knownChars(profile, model, prompt);
  }

  #booking(result: RequestResult): Booking {
    const { destination, feature, languageId, time } = this.#options;
    const booking = requestBooking({
      destination,
      feature,
      languageId,
      time: this.#sentAt?.time ?? time(),
      durationMs: this.#elapsedMs,
      usage: this.usage,
      knownChars: this.#knownChars,
      result,
    });
    return { ...booking, id: this.id };
  }

  get #result(): RequestResult {
    const times = { firstTokenMs: this.#firstTokenMs, firstPaintMs: undefined };
    if (this.#error) return { ...times, outcome: 'failed', reason: this.#error.kind };
    if (this.#finishReason) return { ...times, outcome: 'suggested', reason: this.#finishReason };
    return { ...times, outcome: 'aborted', reason: 'left' };
  }

  get #elapsedMs(): number {
    const now = this.#options.clock.now();
    return now - (this.#sentAt?.clock ?? now);
  }
}

/** Includes our own defects. */
function asProviderError(error: unknown): ProviderError {
  return error instanceof ProviderError ? error : failure('server');
}
