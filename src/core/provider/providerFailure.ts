import { ownValue } from '../json.ts';
import { ProviderError, type ProviderErrorKind } from './errors.ts';

/** One sentence per kind: the problem and the remedy. */
const MESSAGES: Readonly<Record<ProviderErrorKind, string>> = {
  'no-key': 'No API key is set: run "Ghostline: Set API Key".',
  'key-elsewhere': 'The stored API key was given for another address, so it is not sent to this one.',
  'insecure-address':
    'Over plain http the key and the code could be read on the way: use https, or allow it with "ghostline.allowInsecureAddress".',
  'over-budget': 'This may cost more than is left of your budget ("ghostline.budget" in the settings).',
  auth: 'The provider refused the API key: set another one, or check what it may do.',
  credit: 'The account is out of credit: add some at the provider.',
  'not-found': 'The provider does not know this model or address: check the model and the base URL in the settings.',
  'bad-request': 'The provider refused the request: check the model in the settings.',
  'content-filter': "The provider's content filter stopped the answer.",
  'rate-limit': 'The provider has had too many requests: it will be asked again later.',
  server: 'The provider has a fault: it will be asked again later.',
  network: 'The provider cannot be reached: check the connection, the base URL and the proxy.',
  certificate: "The provider's certificate is not trusted: check the proxy and the system's certificates.",
  stalled: 'The provider stopped answering: it will be asked again later.',
  truncated: 'The answer broke off: ask again.',
  'not-an-api': 'Something other than the provider answered: check the base URL, or sign in to the network.',
};

/** For codes that are more precise than the kind. */
const MESSAGES_BY_CODE: Readonly<Record<string, string>> = {
  context_length_exceeded: 'The request is too long for this model: choose one with a longer context.',
  privacy_restricted:
    'No provider of this model keeps to the data policy: allow others in "ghostline.routing" or at OpenRouter, or choose another model.',
  constraint_filtered:
    'What "ghostline.routing" asks for (order, price, data policy) leaves no provider of this model: loosen it, or choose another model.',
  deep_tool_call:
    'The model called a tool with arguments that are nested too deeply to be read: ask again, or choose another model.',
  invalid_key: 'The API key has characters that no key has: set it again.',
  login_in_address:
    'The address has a name, password or key in it, which would stand in the settings: take it out, and use "Set API Key".',
  blocked_port:
    'Nothing can be sent to this port: it belongs to another protocol. Let the server listen on another port, such as 8080.',
  invalid_address: 'This is not a whole address: check the base URL in the settings.',
};

/** A ProviderError with the message of its kind or code; the details are for the log. */
export function failure(
  kind: ProviderErrorKind,
  details: Omit<ConstructorParameters<typeof ProviderError>[0], 'kind' | 'message'> = {},
): ProviderError {
  return new ProviderError({ kind, message: messageFor(kind, details.code), ...details });
}

export function messageFor(kind: ProviderErrorKind, code: string | undefined): string {
  return ownValue(MESSAGES_BY_CODE, code ?? '') ?? MESSAGES[kind];
}

/** The message for the name of a kind; `undefined` for an unknown name. */
export function failureInWords(kind: string): string | undefined {
  return Object.entries(MESSAGES).find(([name]) => name === kind)?.[1];
}
