import type { Provider, ProviderRequest, StreamPart } from '../../../src/core/provider/provider.ts';
import { type LaterFile, laterEditAnswer } from '../../support/laterEdits.ts';
import { type BillItem, costNanoDollars, PromptCache } from '../../support/modelServer/bill.ts';
import { tokensOf } from '../../support/modelServer/tokens.ts';
import { PRICES } from '../economy/model.ts';

export interface SimulatedModelOptions {
  /** As they will be. */
  readonly files: readonly LaterFile[];
  /** 0 to 1. */
  readonly errorRate: number;
}

/** Knows the later text of the window that a request shows, and errs now and then. */
export class SimulatedModel implements Provider {
  readonly #options: SimulatedModelOptions;
  readonly #promptCache = new PromptCache();
  requests = 0;
  nanoDollars = 0;

  constructor(options: SimulatedModelOptions) {
    this.#options = options;
  }

  async *stream({ messages, model }: ProviderRequest): AsyncGenerator<StreamPart> {
    const prompt = messages.map(({ content }) => content).join('\n');
    const text = laterEditAnswer(prompt, this.#options.files, this.#options) ?? '';
    const item = this.#itemOf({ messages, model }, text);
    this.requests++;
    this.nanoDollars += costNanoDollars(PRICES, item);
    yield { type: 'text-delta', text };
    yield { type: 'end', reason: 'stop' };
  }

  #itemOf({ messages, model }: Pick<ProviderRequest, 'messages' | 'model'>, text: string): BillItem {
    return {
      ...{ generationId: '', model, reasoningTokens: 0, costNanoDollars: 0, cancelled: false },
      ...this.#promptCache.take(model, messages),
      outputTokens: tokensOf(text).length,
    };
  }
}
