import type { MeteredProvider, MeteringHooks, Quote } from '../../src/core/provider/metering/meteredProvider.ts';
import type { ProviderRequest, StreamPart } from '../../src/core/provider/provider.ts';
import type { AcceptedAmount } from '../../src/core/usage/ledger/ledger.ts';
import { ScriptedProvider } from './scriptedProvider.ts';

/** A model whose answers a test writes while they are read; its cost is unknown. */
export class ScriptedPaid implements MeteredProvider {
  readonly provider = new ScriptedProvider();
  readonly taken: { readonly recordId: string; readonly accepted: AcceptedAmount }[] = [];
  prices: Quote = { promptTokens: 100 };

  async quote(): Promise<Quote> {
    return this.prices;
  }

  async *stream(request: ProviderRequest, { signal, onSpent }: MeteringHooks): AsyncGenerator<StreamPart> {
    const recordId = `record-${this.provider.streams.length + 1}`;
    onSpent?.({ recordId, tokens: { certainty: 'estimated', prompt: 100 }, cost: { certainty: 'unknown' } });
    yield* this.provider.stream(request, signal);
  }

  accepted(recordId: string, accepted: AcceptedAmount): void {
    this.taken.push({ recordId, accepted });
  }
}
