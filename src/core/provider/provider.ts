import type { Usage } from '../usage/amount/usage.ts';

/** `arguments` is the model's JSON; it may not parse. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

export type Message =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly toolCalls?: readonly ToolCall[] }
  | { readonly role: 'tool'; readonly toolCallId: string; readonly content: string };

export interface Tool {
  readonly name: string;
  readonly description: string;
  /** JSON schema. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Independent of the provider. */
export interface ProviderRequest {
  readonly model: string;
  readonly messages: readonly Message[];
  /** Includes thinking. */
  readonly maxTokens: number;
  /** Absent if the model refuses any. */
  readonly temperature: number;
  /** If the provider has a switch and the model allows it. */
  readonly thinking?: 'off';
  readonly tools?: readonly Tool[];
  /** Absent: `auto`. */
  readonly toolChoice?: 'auto' | 'required' | 'none';
  /** One JSON object. The prompt must ask for it too: not every server enforces it. */
  readonly responseFormat?: 'json';
  /**
   * Shared by a conversation, for providers with a cache for it. At most 256 characters that a header allows; nothing
   * about the user.
   */
  readonly sessionId?: string;
  /** Skips paused providers. */
  readonly automatic?: boolean;
  /** No provider is tried twice. */
  readonly callerRetries?: boolean;
}

/** Messages, tools and the model's calls. */
export function promptChars({ messages, tools = [] }: ProviderRequest): number {
  const chars = messages.reduce((sum, message) => sum + message.content.length + callChars(message), 0);
  return tools.reduce((sum, tool) => sum + JSON.stringify(tool).length, chars);
}

function callChars(message: Message): number {
  const calls = message.role === 'assistant' ? (message.toolCalls ?? []) : [];
  return calls.reduce((sum, { name, arguments: given }) => sum + name.length + given.length, 0);
}

/**
 * `stop`: by itself; `length`: at `maxTokens`. A stream without a known reason is a ProviderError of kind `truncated`.
 */
export type FinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls';

export type StreamPart =
  /**
   * The provider took the request. Repeated as more becomes known: the id for a lookup, its model, and behind a router
   * the provider.
   */
  | {
      readonly type: 'start';
      readonly generationId?: string;
      readonly servedBy?: string;
      readonly profile?: string;
      readonly model?: string;
    }
  | { readonly type: 'text-delta'; readonly text: string }
  /** Billed as output. */
  | { readonly type: 'reasoning-delta'; readonly text: string }
  /** For progress; the complete call follows. */
  | { readonly type: 'tool-call-delta'; readonly text: string }
  /** In the order in which they began. */
  | { readonly type: 'tool-call'; readonly call: ToolCall }
  /** Running totals; each replaces the one before. */
  | { readonly type: 'usage'; readonly usage: Usage }
  | { readonly type: 'end'; readonly reason: FinishReason; readonly usage?: Usage };

export interface Provider {
  /**
   * Exactly one `end` part; after an abort the iteration just ends. Leaving the loop, or aborting `signal`, aborts the
   * HTTP request.
   * @throws ProviderError for every failure but an abort
   */
  stream(request: ProviderRequest, signal: AbortSignal): AsyncIterable<StreamPart>;
}
