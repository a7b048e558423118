import type { IncomingHttpHeaders } from 'node:http';

export interface ChatMessage {
  readonly role: string;
  /** Empty where the message is nothing but calls. */
  readonly content: string;
  /** The calls of an answer, as JSON. */
  readonly calls?: string;
}

/** The body of a Chat Completions request, as far as the server looks at it; `body` has the rest. */
export interface ChatBody {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly stream: boolean;
  readonly maxTokens: number | undefined;
}

/** `open` while the server answers; `aborted`: the client left before the end; `reset`: the server broke off. */
export type RequestState = 'open' | 'finished' | 'aborted' | 'reset';

/** A piece of text that went out in a frame of its own. */
export interface SentPiece {
  readonly text: string;
  /** `performance.now()` of the server's process. */
  readonly atMs: number;
}

/** One request to `/chat/completions`, refused ones included. */
export interface ChatRequest extends ChatBody {
  readonly generationId: string;
  readonly headers: IncomingHttpHeaders;
  /** The JSON body as it came. */
  readonly body: Readonly<Record<string, unknown>>;
  /** `performance.now()` of the server's process when the request had come in. */
  readonly atMs: number;
  readonly state: RequestState;
  /** Text sent so far. */
  readonly sent: string;
  /** The same text by piece, in the order of its going out. */
  readonly sentPieces: readonly SentPiece[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `undefined` for a body that is no JSON object. */
export function parseJsonObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined; // Not JSON: the caller answers 400.
  }
}

/** `undefined` when the body is not a Chat Completions request. */
export function parseChatBody(body: Record<string, unknown>): ChatBody | undefined {
  const { model, messages, stream, max_tokens: limit, max_completion_tokens: maxTokens = limit } = body;
  if (typeof model !== 'string' || !Array.isArray(messages)) return undefined;
  const parsed: ChatMessage[] = [];
  for (const message of messages) {
    if (!isRecord(message)) return undefined;
    const { role, content, tool_calls: calls } = message;
    const text = content === null && Array.isArray(calls) ? '' : content;
    if (typeof role !== 'string' || typeof text !== 'string') return undefined;
    parsed.push({ role, content: text, ...(Array.isArray(calls) && { calls: JSON.stringify(calls) }) });
  }
  return {
    model,
    messages: parsed,
    stream: stream === true,
    maxTokens: typeof maxTokens === 'number' ? maxTokens : undefined,
  };
}
