import type { Usage } from '../usage/usage.ts';

export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface ProviderRequest {
  readonly model: string;
  readonly messages: readonly Message[];
  readonly maxTokens: number;
  readonly temperature: number;
}

/**
 * Why the model stopped: `stop` by itself, `length` at `maxTokens`, `content-filter` by the provider, `tool-calls`.
 * A stream without a recognised reason is a ProviderError of kind `truncated`, never a result.
 */
export type FinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls';

export type StreamPart =
  /** The provider took the request; the id by which it can be asked about later, where it gives one. */
  | { readonly type: 'start'; readonly generationId?: string }
  | { readonly type: 'text-delta'; readonly text: string }
  /** Thinking, apart from the answer; never shown as code, but billed as output. */
  | { readonly type: 'reasoning-delta'; readonly text: string }
  | { readonly type: 'end'; readonly reason: FinishReason; readonly usage?: Usage };

export interface Provider {
  /**
   * Streams one answer. Exactly one `end` part unless aborted; after an abort the iteration just ends.
   * Leaving the loop early, or aborting `signal`, aborts the HTTP request.
   * @throws ProviderError for everything that goes wrong and was not asked for.
   */
  stream(request: ProviderRequest, signal: AbortSignal): AsyncIterable<StreamPart>;
}
