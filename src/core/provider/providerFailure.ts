import * as l10n from '@vscode/l10n';
import { ownValue } from '../json.ts';
import { ProviderError, type ProviderErrorKind } from './errors.ts';

/** The problem and the remedy. */
const MESSAGES: Readonly<Record<ProviderErrorKind, string>> = {
  'no-key': l10n.t('No API key is set. Run "Ghostline: Set API Key".'),
  'key-elsewhere': l10n.t('The stored API key belongs to another address, so it is not sent to this one.'),
  'insecure-address': l10n.t(
    'Over plain http, others on the network could read the key and the code. Use https, or allow it with "ghostline.allowInsecureAddress".',
  ),
  'over-budget': l10n.t('This request could exceed your remaining budget ("ghostline.budget" in the settings).'),
  auth: l10n.t('The provider rejected the API key. Set a different key or check its permissions.'),
  credit: l10n.t('The account is out of credit. Add credit at the provider.'),
  'not-found': l10n.t(
    "The provider doesn't know this model or address. Check the model and the base URL in the settings.",
  ),
  'bad-request': l10n.t('The provider refused the request. Check the model in the settings.'),
  'content-filter': l10n.t("The provider's content filter stopped the answer."),
  'rate-limit': l10n.t('Rate limited. Ghostline will retry automatically.'),
  server: l10n.t('The provider returned an error. Ghostline will retry automatically.'),
  network: l10n.t("Can't reach the provider. Check your connection, the base URL and proxy settings."),
  certificate: l10n.t("The provider's certificate is not trusted. Check the proxy and the system's certificates."),
  stalled: l10n.t('The provider stopped responding. Ghostline will retry automatically.'),
  truncated: l10n.t('The response was cut short. Try again.'),
  'not-an-api': l10n.t("The address didn't respond like an API. Check the base URL, or sign in to the network."),
};

/** More precise than the kind. */
const MESSAGES_BY_CODE: Readonly<Record<string, string>> = {
  context_length_exceeded: l10n.t('The request is too long for this model. Choose one with a longer context.'),
  privacy_restricted: l10n.t(
    'No provider of this model meets the data policy. Allow others in "ghostline.routing" or at OpenRouter, or choose another model.',
  ),
  constraint_filtered: l10n.t(
    'No provider of this model meets "ghostline.routing" (order, price, data policy). Relax it, or choose another model.',
  ),
  deep_tool_call: l10n.t(
    'The model called a tool with arguments that are nested too deeply. Try again, or choose another model.',
  ),
  invalid_key: l10n.t('The API key contains invalid characters. Set it again.'),
  login_in_address: l10n.t('The URL contains credentials. Remove them and use "Set API Key".'),
  blocked_port: l10n.t(
    'This port is reserved for another protocol. Let the server listen on another port, such as 8080.',
  ),
  invalid_address: l10n.t('This is not a complete URL. Check the base URL in the settings.'),
};

/** With the message of its kind or code; the details are for the log. */
export function failure(
  kind: ProviderErrorKind,
  details: Omit<ConstructorParameters<typeof ProviderError>[0], 'kind' | 'message'> = {},
): ProviderError {
  return new ProviderError({ kind, message: messageFor(kind, details.code), ...details });
}

export function messageFor(kind: ProviderErrorKind, code: string | undefined): string {
  return ownValue(MESSAGES_BY_CODE, code ?? '') ?? MESSAGES[kind];
}

export function messageForKindName(kind: string): string | undefined {
  return Object.entries(MESSAGES).find(([name]) => name === kind)?.[1];
}
