import type { Certainty, Usage } from '../../usage/amount/usage.ts';
import { estimateTokens } from '../../usage/ledger/estimate.ts';
import type { ProviderError } from '../errors.ts';
import { type ProviderRequest, promptChars, type StreamPart } from '../provider.ts';

/** Who answered a request; absent where nobody did, or nobody said. */
export interface ServedBy {
  /** The profile's id. */
  readonly profile: string | undefined;
  /** As the profile's provider spells it. */
  readonly model: string | undefined;
  /** Behind a router, the provider that it chose. */
  readonly provider: string | undefined;
}

/** What one request has used so far, from the parts of its stream. */
export class Meter {
  readonly #request: ProviderRequest;
  #start: Extract<StreamPart, { type: 'start' }> | undefined;
  #outputChars = 0;
  #running: Usage | undefined;
  #final: Usage | undefined;

  constructor(request: ProviderRequest) {
    this.#request = request;
  }

  get generationId(): string | undefined {
    return this.#start?.generationId;
  }

  get servedBy(): ServedBy {
    return { profile: this.#start?.profile, model: this.#start?.model, provider: this.#start?.servedBy };
  }

  /** Of the answer, thinking and calls included, in UTF-16 units. */
  get outputChars(): number {
    return this.#outputChars;
  }

  /** The provider's own figures as far as they have come. */
  get told(): Usage {
    return this.#final ?? this.#running ?? {};
  }

  take(part: StreamPart): void {
    switch (part.type) {
      case 'start':
        // Another provider goes on with the question: what the first has said was of its own request.
        if (part.generationId !== this.#start?.generationId) this.#running = undefined;
        this.#start = part;
        return;
      case 'text-delta':
      case 'reasoning-delta':
      case 'tool-call-delta':
        this.#outputChars += part.text.length;
        return;
      case 'usage':
        this.#running = part.usage;
        return;
      case 'end':
        this.#final = part.usage;
        return;
      case 'tool-call':
        return;
    }
  }

  /**
   * The provider's own figures where it has told them at the end. Of a stream that was left, its totals so far (it may
   * have written on a little), else our estimate. A request that was refused before it was taken has used nothing.
   */
  used(error?: ProviderError): { readonly usage: Usage; readonly tokens: Certainty } {
    if (this.#final) return { usage: this.#final, tokens: 'reported' };
    const taken = this.generationId !== undefined || this.#outputChars > 0;
    if (error?.unbilled && !taken) {
      return { usage: { promptTokens: 0, outputTokens: 0, costNanoDollars: 0 }, tokens: 'reported' };
    }
    const { costNanoDollars: _, ...running } = this.#running ?? {};
    const usage = {
      promptTokens: estimateTokens(promptChars(this.#request)),
      outputTokens: estimateTokens(this.#outputChars),
      ...running,
    };
    return { usage, tokens: 'estimated' };
  }
}
