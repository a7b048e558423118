import type { Usage } from '../usage/amount/usage.ts';

/** What the model wants done. `arguments` is JSON as the model wrote it, which may not parse. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

export type Message =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly toolCalls?: readonly ToolCall[] }
  /** What came of the call with this id. */
  | { readonly role: 'tool'; readonly toolCallId: string; readonly content: string };

/** Something that the model may ask to be done. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  /** JSON schema of the arguments. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** One question in the words that all providers share; what one of them wants said otherwise, its profile knows. */
export interface ProviderRequest {
  readonly model: string;
  readonly messages: readonly Message[];
  /** Of the answer, thinking included. */
  readonly maxTokens: number;
  /** From 0 to 2; left out where the model refuses any. */
  readonly temperature: number;
  /** Thinking would only cost time: turned off where the provider has a switch for it, and the model can do without. */
  readonly thinking?: 'off';
  readonly tools?: readonly Tool[];
  /** Whether one of them has to be called; `auto` where it is absent. */
  readonly toolChoice?: 'auto' | 'required' | 'none';
  /** The answer is to be one JSON object. The prompt has to ask for it as well: not every server can be held to it. */
  readonly responseFormat?: 'json';
  /**
   * The same for all requests of one conversation, where the next repeats what the last has said: sent where the provider
   * serves such requests from one cache. At most 256 characters that a header may have; says nothing of the user.
   */
  readonly sessionId?: string;
  /** Nobody has asked for it: it goes to no provider that is to be left alone for a while. */
  readonly automatic?: boolean;
  /** Whoever asks asks again themselves where that may help: within the request no provider is asked a second time. */
  readonly triedOnce?: boolean;
}

/** Characters of everything that the model is told, its own calls included. */
export function promptChars({ messages, tools = [] }: ProviderRequest): number {
  const chars = messages.reduce((sum, message) => sum + message.content.length + callChars(message), 0);
  return tools.reduce((sum, tool) => sum + JSON.stringify(tool).length, chars);
}

function callChars(message: Message): number {
  const calls = message.role === 'assistant' ? (message.toolCalls ?? []) : [];
  return calls.reduce((sum, { name, arguments: given }) => sum + name.length + given.length, 0);
}

/**
 * Why the model stopped: `stop` by itself, `length` at `maxTokens`, `content-filter` by the provider, `tool-calls`.
 * A stream without a recognised reason is a ProviderError of kind `truncated`, never a result.
 */
export type FinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls';

export type StreamPart =
  /**
   * The provider took the request. Given again as more is known: the id by which it can be asked about later, and who
   * serves: the profile's id, its model, and where a router stands before several providers, the one behind it.
   */
  | {
      readonly type: 'start';
      readonly generationId?: string;
      readonly servedBy?: string;
      readonly profile?: string;
      readonly model?: string;
    }
  | { readonly type: 'text-delta'; readonly text: string }
  /** Thinking, apart from the answer; never shown as code, but billed as output. */
  | { readonly type: 'reasoning-delta'; readonly text: string }
  /** The next piece of a call's arguments, for who watches or counts; the call itself comes when it is whole. */
  | { readonly type: 'tool-call-delta'; readonly text: string }
  /** Whole: the pieces that it comes in are put together. Calls come in the order of their beginning. */
  | { readonly type: 'tool-call'; readonly call: ToolCall }
  /** Totals so far, where the provider tells them on the way; each replaces the one before. */
  | { readonly type: 'usage'; readonly usage: Usage }
  | { readonly type: 'end'; readonly reason: FinishReason; readonly usage?: Usage };

/** A model that answers, wherever it is. */
export interface Provider {
  /**
   * Streams one answer. Exactly one `end` part unless aborted; after an abort the iteration just ends.
   * Leaving the loop early, or aborting `signal`, aborts the HTTP request.
   * @throws ProviderError for everything that goes wrong and was not asked for.
   */
  stream(request: ProviderRequest, signal: AbortSignal): AsyncIterable<StreamPart>;
}
