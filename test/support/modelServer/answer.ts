import type { ChatRequest } from './chatRequest.ts';

/** A tool call as the model means it. */
export interface SentCall {
  readonly id: string;
  readonly name: string;
  /** JSON. */
  readonly arguments: string;
}

/** One thing that the server does on the wire of a streamed answer, in order. Faults are lists of these: data. */
export type Step =
  /** Text, split into tokens, each its own frame, at the server's token rate. */
  | { readonly do: 'text'; readonly text: string }
  /** Text in exactly these frames, at the server's token rate. */
  | { readonly do: 'chunks'; readonly chunks: readonly string[] }
  /** Asks for a tool: id and name first, then the arguments, token by token; billed as output. */
  | { readonly do: 'call'; readonly call: SentCall; readonly index: number }
  /** Thinking, in `delta.reasoning` as OpenRouter sends it; billed as output. */
  | { readonly do: 'reasoning'; readonly text: string }
  /** The first frame of a real answer: a role and no text. */
  | { readonly do: 'role' }
  | { readonly do: 'finish'; readonly reason: string }
  /** Usage in a message of its own with `choices: []`, where the dialect has one. */
  | { readonly do: 'usage' }
  /** `data: [DONE]` */
  | { readonly do: 'done' }
  /** Any JSON as a `data:` frame. */
  | { readonly do: 'frame'; readonly frame: unknown }
  /** Bytes as they are, framing included. */
  | { readonly do: 'bytes'; readonly bytes: string | Uint8Array }
  /** An SSE comment. */
  | { readonly do: 'comment'; readonly text: string }
  | { readonly do: 'pause'; readonly ms: number }
  /** Silence until the test continues. */
  | { readonly do: 'hold'; readonly until: Promise<void> }
  /** Thinking until the test has seen it: a slow machine doesn't meet the client's limit for silence. */
  | { readonly do: 'think'; readonly until: Promise<void> }
  /** Nothing more until the client leaves, save comments that keep the socket warm. */
  | { readonly do: 'stall'; readonly commentEveryMs?: number }
  /** Breaks the connection. */
  | { readonly do: 'reset' };

/** A streamed answer, step by step; without `stream` in the request, its text as one JSON answer. */
export interface StreamAnswer {
  readonly kind: 'stream';
  readonly steps: readonly Step[];
  /** To the first token; the server's own setting when absent. */
  readonly delayMs?: number;
  readonly tokensPerSecond?: number;
}

/** An answer without a stream: an error, or a page that is no API. Not billed. */
export interface PlainAnswer {
  readonly kind: 'plain';
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, unless it is a string. */
  readonly body: unknown;
}

/** No headers: silence until the client leaves, or a broken connection. Not billed. */
export interface NoAnswer {
  readonly kind: 'none';
  readonly how: 'stall' | 'reset';
}

/** A string is a whole, ordinary answer. */
export type Answer = string | StreamAnswer | PlainAnswer | NoAnswer;

export type Answerer = (request: ChatRequest) => Answer | Promise<Answer>;

const ENDING: readonly Step[] = [{ do: 'finish', reason: 'stop' }, { do: 'usage' }, { do: 'done' }];

/** An ordinary answer, in the order in which OpenRouter sends its frames. */
export function textAnswer(text: string): StreamAnswer {
  return { kind: 'stream', steps: [{ do: 'role' }, { do: 'text', text }, ...ENDING] };
}

/** An answer that asks for tools; the dialect has its own word for the finish reason. */
export function callsAnswer(...calls: readonly SentCall[]): StreamAnswer {
  const steps = calls.map((call, index): Step => ({ do: 'call', call, index }));
  return {
    kind: 'stream',
    steps: [{ do: 'role' }, ...steps, { do: 'finish', reason: 'tool_calls' }, ...ENDING.slice(1)],
  };
}

/** An ordinary answer in exactly these frames. */
export function chunksAnswer(...chunks: readonly string[]): StreamAnswer {
  return { kind: 'stream', steps: [{ do: 'role' }, { do: 'chunks', chunks }, ...ENDING] };
}

export function stream(...steps: readonly Step[]): StreamAnswer {
  return { kind: 'stream', steps };
}
