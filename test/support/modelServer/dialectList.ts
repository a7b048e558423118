import type { PlainAnswer } from './answer.ts';
import type { Dialect } from './dialect.ts';

/** OpenRouter's words for its refusals, beside the status. */
const ERROR_TYPES: Readonly<Record<number, string>> = {
  401: 'authentication',
  402: 'payment_required',
  403: 'permission_denied',
  404: 'not_found',
  429: 'rate_limit_exceeded',
  502: 'provider_unavailable',
  503: 'provider_overloaded',
};

const FIREWORKS_CODES: Readonly<Record<number, string>> = { 401: 'UNAUTHORIZED', 404: 'NOT_FOUND' };
const AZURE_CODES: Readonly<Record<number, string>> = { 401: '401', 404: 'DeploymentNotFound', 429: 'TooManyRequests' };

function refused(status: number, error: unknown): PlainAnswer {
  return { kind: 'plain', status, body: { error } };
}

export const OPENROUTER_DIALECT: Dialect = {
  name: 'OpenRouter',
  keyHeader: 'authorization',
  limitField: 'max_tokens',
  usage: 'after-finish',
  usageSent: 'always',
  tellsCost: true,
  tellsCached: true,
  router: true,
  callsFinish: 'tool_calls',
  models: 'priced',
  modelsOpen: true,
  refusal: (status, message) => {
    const type = ERROR_TYPES[status];
    return refused(status, { code: status, message, ...(type && { metadata: { error_type: type } }) });
  },
};

/** Common to providers that serve models themselves. */
const DIRECT: Dialect = {
  ...OPENROUTER_DIALECT,
  tellsCost: false,
  router: false,
  models: 'named',
  modelsOpen: false,
};

export const FIREWORKS_DIALECT: Dialect = {
  ...DIRECT,
  name: 'Fireworks',
  usage: 'with-finish',
  models: 'sized',
  refusal: (status, message) =>
    refused(status, {
      object: 'error',
      type: 'invalid_request_error',
      code: FIREWORKS_CODES[status] ?? 'invalid_request_error',
      message,
    }),
};

export const BASETEN_DIALECT: Dialect = {
  ...DIRECT,
  name: 'Baseten',
  usage: 'running',
  usageSent: 'when-asked',
  refusal: (status, message) => refused(status, message),
};

export const AZURE_DIALECT: Dialect = {
  ...DIRECT,
  name: 'Azure Foundry',
  keyHeader: 'api-key',
  limitField: 'max_completion_tokens',
  usage: 'with-finish',
  usageSent: 'when-asked',
  callsFinish: 'stop',
  models: 'none',
  refusal: (status, message) => refused(status, { code: AZURE_CODES[status] ?? 'BadRequest', message }),
};

/** As llama.cpp, Ollama and LM Studio speak, on this machine and without a key. */
export const LOCAL_DIALECT: Dialect = {
  ...DIRECT,
  name: 'a local server',
  usageSent: 'when-asked',
  tellsCached: false,
  modelsOpen: true,
  refusal: (status, message) => refused(status, { code: status, message, type: 'invalid_request_error' }),
};
