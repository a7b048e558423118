import { type Answer, type Answerer, type PlainAnswer, type StreamAnswer, stream, textAnswer } from './answer.ts';

function refusal(status: number, message: string, extra?: { headers?: Record<string, string>; metadata?: object }) {
  const { headers, metadata } = extra ?? {};
  return {
    kind: 'plain',
    status,
    body: { error: { code: status, message, ...(metadata && { metadata }) } },
    ...(headers && { headers }),
  } satisfies PlainAnswer;
}

function errorFrame(error: unknown): object {
  return {
    id: 'gen-error',
    object: 'chat.completion.chunk',
    error,
    choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }],
  };
}

/** Refusals before the stream, in the shapes that OpenRouter uses. */
export const refusals = {
  badRequest: refusal(400, 'Input validation error: messages'),
  contextTooLong: refusal(400, 'This endpoint has a maximum context length', {
    metadata: { error_type: 'context_length_exceeded' },
  }),
  unauthorized: refusal(401, 'User not found.', { metadata: { error_type: 'authentication' } }),
  outOfCredit: refusal(402, 'Insufficient credits.', { metadata: { error_type: 'payment_required' } }),
  forbidden: refusal(403, 'This key may not use this model.', { metadata: { error_type: 'permission_denied' } }),
  unknownModel: refusal(404, 'No endpoints found for this model.', { metadata: { error_type: 'not_found' } }),
  requestTimeout: refusal(408, 'Your request timed out.', { metadata: { error_type: 'timeout' } }),
  rateLimit: (retryAfter: string) =>
    refusal(429, 'Rate limit exceeded.', {
      headers: { 'retry-after': retryAfter },
      metadata: { error_type: 'rate_limit_exceeded' },
    }),
  internal: refusal(500, 'Internal server error'),
  badGateway: refusal(502, 'Provider returned error', { metadata: { error_type: 'provider_unavailable' } }),
  overloaded: refusal(503, 'Overloaded', { metadata: { error_type: 'provider_overloaded' } }),
  /** Baseten's shape. */
  errorAsText: { kind: 'plain', status: 500, body: { error: 'upstream failed' } },
  htmlError: { kind: 'plain', status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad Gateway</h1>' },
  /** A captive portal: a page, and status 200. */
  htmlPage: { kind: 'plain', status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' },
  otherJson: { kind: 'plain', status: 200, body: { hello: 'world' } },
} as const;

/** Connections that fail. */
export const silences = {
  stallBeforeHeaders: { kind: 'none', how: 'stall' },
  resetBeforeHeaders: { kind: 'none', how: 'reset' },
} as const satisfies Record<string, Answer>;

/** Streams that go wrong. `text` comes before it does. */
export const brokenStreams = {
  stallBeforeContent: () => stream({ do: 'role' }, { do: 'stall' }),
  /** The socket stays warm, the model is silent. */
  commentsOnly: (commentEveryMs: number) => stream({ do: 'stall', commentEveryMs }),
  stallAfter: (text: string) => stream({ do: 'role' }, { do: 'text', text }, { do: 'stall' }),
  commentsAfter: (text: string, commentEveryMs: number) =>
    stream({ do: 'role' }, { do: 'text', text }, { do: 'stall', commentEveryMs }),
  resetAfter: (text: string) => stream({ do: 'role' }, { do: 'text', text }, { do: 'reset' }),
  /** The code is a number (an HTTP status) or a string, as providers have it. */
  errorAfter: (text: string, code: number | string, metadata?: object) =>
    stream(
      { do: 'role' },
      { do: 'text', text },
      { do: 'frame', frame: errorFrame({ code, message: 'Provider disconnected', ...(metadata && { metadata }) }) },
      { do: 'done' },
    ),
  errorWithoutChoices: (code: number | string) =>
    stream({ do: 'frame', frame: { error: { code, message: 'Provider disconnected' }, choices: [] } }, { do: 'done' }),
  /** Azure's filter in mid-stream. The place of the word is not documented. */
  safetyBlocked: (text: string, error: unknown) =>
    stream({ do: 'role' }, { do: 'text', text }, { do: 'frame', frame: { error } }, { do: 'done' }),
  /** A finish reason of `error` and nothing that explains it. */
  finishReasonError: (text: string) =>
    stream({ do: 'text', text }, { do: 'finish', reason: 'error' }, { do: 'usage' }, { do: 'done' }),
  noFinishReason: (text: string) => stream({ do: 'role' }, { do: 'text', text }, { do: 'done' }),
  endsAfter: (text: string) => stream({ do: 'role' }, { do: 'text', text }),
  /** `stop`, no content, no usage. */
  stopWithNothing: () => stream({ do: 'role' }, { do: 'finish', reason: 'stop' }, { do: 'done' }),
  nothingAtAll: () => stream(),
  malformedJson: (text: string) => stream({ do: 'text', text }, { do: 'bytes', bytes: 'data: {"choices": [{]}\n\n' }),
} as const satisfies Record<string, (...parameters: never[]) => StreamAnswer>;

/** Streams that are odd, and right. */
export const oddStreams = {
  noDone: (text: string) =>
    stream({ do: 'role' }, { do: 'text', text }, { do: 'finish', reason: 'stop' }, { do: 'usage' }),
  emptyChoicesFirst: (text: string): StreamAnswer => {
    const whole = textAnswer(text);
    const first = { id: 'gen-first', object: 'chat.completion.chunk', choices: [] };
    return { ...whole, steps: [{ do: 'frame', frame: first }, ...whole.steps] };
  },
} as const;

/** OpenRouter, for a model that cannot do without thinking. */
export function refusingToThinkLess(answer: Answer): Answerer {
  const message = 'Reasoning is mandatory for this endpoint and cannot be disabled.';
  return ({ body }) =>
    'reasoning' in body ? { kind: 'plain', status: 400, body: { error: { message, code: 400 } } } : answer;
}

/** OpenAI, for a model that always thinks. */
export function refusingOtherTemperatures(answer: Answer): Answerer {
  const message =
    "Unsupported value: 'temperature' does not support 0.1 with this model. Only the default (1) value is supported.";
  const error = { message, type: 'invalid_request_error', param: 'temperature', code: 'unsupported_value' };
  return ({ body }) => ('temperature' in body ? { kind: 'plain', status: 400, body: { error } } : answer);
}

/** LM Studio, which takes a schema and nothing less. */
export function refusingJsonObjects(answer: Answer): Answerer {
  const error = "'response_format.type' must be 'json_schema' or 'text'";
  return ({ body }) => ('response_format' in body ? { kind: 'plain', status: 400, body: { error } } : answer);
}

/** A server that refuses the limit, and quotes the whole request when it does, as FastAPI may. */
export function refusingTheLimit(): Answerer {
  return ({ body }) => ({
    kind: 'plain',
    status: 422,
    body: { detail: [{ loc: ['body', 'max_tokens'], input: body }] },
  });
}

/** A proxy that knows no sessions. */
export function refusingTheSession(answer: Answer): Answerer {
  const error = { message: 'Unrecognized request argument supplied: session_id', type: 'invalid_request_error' };
  return ({ body }) => ('session_id' in body ? { kind: 'plain', status: 400, body: { error } } : answer);
}

/** A provider that does not know `stream_options`: 400 where they are requested, else the answer. */
export function refusingStreamOptions(answer: Answer): Answerer {
  return request =>
    'stream_options' in request.body
      ? {
          kind: 'plain',
          status: 400,
          body: {
            error: { message: 'Unrecognized request argument', type: 'invalid_request_error', param: 'stream_options' },
          },
        }
      : answer;
}
