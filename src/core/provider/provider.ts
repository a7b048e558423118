import type { Usage } from '../usage/amount/usage.ts';

/** `arguments` is JSON as the model wrote it; it may not parse. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

export type Message =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly toolCalls?: readonly ToolCall[] }
  /** The result of the call with this id. */
  | { readonly role: 'tool'; readonly toolCallId: string; readonly content: string };

/** A function that the model may call. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  /** JSON schema of the arguments. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** One request, independent of the provider; its profile knows how to spell it. */
export interface ProviderRequest {
  readonly model: string;
  readonly messages: readonly Message[];
  /** Includes thinking. */
  readonly maxTokens: number;
  /** From 0 to 2; absent if the model refuses any. */
  readonly temperature: number;
  /** Turns thinking off if the provider has a switch for it and the model allows it. */
  readonly thinking?: 'off';
  readonly tools?: readonly Tool[];
  /** Absent means `auto`. */
  readonly toolChoice?: 'auto' | 'required' | 'none';
  /** The answer is one JSON object. The prompt must ask for it too: not every server enforces it. */
  readonly responseFormat?: 'json';
  /**
   * Shared by all requests of one conversation, for providers that serve these from one cache. At most 256 characters
   * that are valid in a header; contains nothing about the user.
   */
  readonly sessionId?: string;
  /** Not triggered by the user: skips providers that are paused. */
  readonly automatic?: boolean;
  /** The caller retries itself, so no provider is tried twice within the request. */
  readonly callerRetries?: boolean;
}

/** Characters of the whole prompt: messages, tools and the model's own calls. */
export function promptChars({ messages, tools = [] }: ProviderRequest): number {
  const chars = messages.reduce((sum, message) => sum + message.content.length + callChars(message), 0);
  return tools.reduce((sum, tool) => sum + JSON.stringify(tool).length, chars);
}

function callChars(message: Message): number {
  const calls = message.role === 'assistant' ? (message.toolCalls ?? []) : [];
  return calls.reduce((sum, { name, arguments: given }) => sum + name.length + given.length, 0);
}

/**
 * Why the model stopped: `stop` by itself, `length` at `maxTokens`, `content-filter` by the provider, `tool-calls`. A
 * stream without a recognized reason is a ProviderError of kind `truncated`, never a result.
 */
export type FinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls';

export type StreamPart =
  /**
   * The provider took the request. Repeated as more becomes known: the id for a later lookup, the profile's id, its
   * model, and behind a router the provider that serves.
   */
  | {
      readonly type: 'start';
      readonly generationId?: string;
      readonly servedBy?: string;
      readonly profile?: string;
      readonly model?: string;
    }
  | { readonly type: 'text-delta'; readonly text: string }
  /** Thinking; never shown as code, but billed as output. */
  | { readonly type: 'reasoning-delta'; readonly text: string }
  /** The next part of a call's arguments, for progress and counting; the complete call follows. */
  | { readonly type: 'tool-call-delta'; readonly text: string }
  /** Complete. Calls arrive in the order in which they began. */
  | { readonly type: 'tool-call'; readonly call: ToolCall }
  /** Running totals, if the provider sends them; each replaces the one before. */
  | { readonly type: 'usage'; readonly usage: Usage }
  | { readonly type: 'end'; readonly reason: FinishReason; readonly usage?: Usage };

export interface Provider {
  /**
   * Streams one answer. Exactly one `end` part unless aborted; after an abort the iteration just ends. Leaving the loop
   * early, or aborting `signal`, aborts the HTTP request.
   * @throws ProviderError for every failure but an abort
   */
  stream(request: ProviderRequest, signal: AbortSignal): AsyncIterable<StreamPart>;
}
