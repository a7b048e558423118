import type { Certainty, Usage } from '../../usage/amount/usage.ts';
import { estimateTokens } from '../../usage/ledger/estimate.ts';
import type { ProviderError } from '../errors.ts';
import { type ProviderRequest, promptChars, type StreamPart } from '../provider.ts';

export interface ServedBy {
  readonly profile: string | undefined;
  readonly model: string | undefined;
  readonly provider: string | undefined;
}

export interface RequestUsage {
  readonly generationId: string | undefined;
  readonly servedBy: ServedBy;
  readonly promptChars: number;
  /** Includes thinking and tool calls. */
  readonly outputChars: number;
  /** Includes the running totals of an aborted stream. */
  readonly reported: Usage;
  readonly usage: Usage;
  readonly tokens: Certainty;
}

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

  get outputChars(): number {
    return this.#outputChars;
  }

  get reported(): Usage {
    return this.#final ?? this.#running ?? {};
  }

  take(part: StreamPart): void {
    switch (part.type) {
      case 'start':
        // After a failover, the first provider's totals belong to its own request.
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

  /** Final figures, else running totals, else an estimate. A refused request used nothing. */
  used(error?: ProviderError): { readonly usage: Usage; readonly tokens: Certainty } {
    if (this.#final) return { usage: this.#final, tokens: 'reported' };
    const isAnswered = this.generationId !== undefined || this.#outputChars > 0;
    if (error?.unbilled && !isAnswered) {
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

  total(error?: ProviderError): RequestUsage {
    const { generationId, outputChars, reported, servedBy } = this;
    const chars = { promptChars: promptChars(this.#request), outputChars };
    return { generationId, servedBy, ...chars, reported, ...this.used(error) };
  }
}
