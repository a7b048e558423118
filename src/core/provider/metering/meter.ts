import type { Certainty, Usage } from '../../usage/amount/usage.ts';
import { estimateTokens } from '../../usage/ledger/estimate.ts';
import type { ProviderError } from '../errors.ts';
import { type ProviderRequest, promptChars, type StreamPart } from '../provider.ts';

/** Where the answer came from. Absent fields are unknown. */
export interface ServedBy {
  /** The profile's id. */
  readonly profile: string | undefined;
  /** As the profile's provider spells it. */
  readonly model: string | undefined;
  /** Behind a router, the provider that it chose. */
  readonly provider: string | undefined;
}

export interface RequestUsage {
  readonly generationId: string | undefined;
  readonly servedBy: ServedBy;
  /** In UTF-16 units, as `outputChars`. */
  readonly promptChars: number;
  /** Thinking and tool calls included. */
  readonly outputChars: number;
  /** The provider's own figures, running totals of an aborted stream included. */
  readonly reported: Usage;
  readonly usage: Usage;
  /** Of the token counts in `usage`. */
  readonly tokens: Certainty;
}

/** Adds up the usage of one request from the parts of its stream. */
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

  /** Of the answer, thinking and tool calls included, in UTF-16 units. */
  get outputChars(): number {
    return this.#outputChars;
  }

  /** The provider's own figures so far. */
  get reported(): Usage {
    return this.#final ?? this.#running ?? {};
  }

  take(part: StreamPart): void {
    switch (part.type) {
      case 'start':
        // Another provider takes over: the first one's totals belong to a request of their own.
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
   * The provider's final figures; of an aborted stream its running totals (it may have written a little more), else an
   * estimate. A request that was refused, as with status 401, has used nothing.
   */
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
