import * as l10n from '@vscode/l10n';
import { isObject, isTooDeep, type JsonObject, ownValue, withoutUndefined } from '../../json.ts';
import { type PriceTable, pricesPerMillion } from '../../usage/amount/pricing.ts';
import { baseOfEndpoint } from './address.ts';
import {
  AUTH_HEADERS,
  CANCELLATIONS,
  LIMIT_FIELDS,
  type Lookups,
  type Profile,
  RESOURCE_MARK,
  SESSION_PLACES,
  USAGE_OPTIONS,
  USAGE_POSITIONS,
} from './profile.ts';

export interface ProfileOverride extends Partial<Omit<Profile, 'id' | 'prices' | 'lists'>> {
  readonly extends?: string;
  readonly resource?: string;
  /** Dollars per million tokens. */
  readonly prices?: 'models' | 'unknown' | PriceTable;
  readonly lists?: Partial<Lookups>;
}

/** Settings are plain text and synchronized. */
const KEY_HEADERS = /^(?:(?:proxy-)?authorization|api-key|x-api-key|cookie)$/i;

type FieldCheck = readonly [accepts: (value: unknown) => boolean, expected: string];

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';
const isBoolean = (value: unknown) => typeof value === 'boolean';
const isDollars = (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isHttpUrl = (value: unknown) =>
  typeof value === 'string' &&
  /^https?:\/\/\S+$/i.test(value) &&
  URL.canParse(value.replace(RESOURCE_MARK, 'resource'));
const has = (fields: Readonly<Record<string, (value: unknown) => boolean>>) => (value: unknown) =>
  isObject(value) && Object.entries(value).every(([name, given]) => ownValue(fields, name)?.(given) === true);
const isTable = has({ prompt: isDollars, cachedPrompt: isDollars, output: isDollars });
const TEXT: FieldCheck = [isText, 'a text'];
const OBJECT: FieldCheck = [
  value => isObject(value) && !isTooDeep(value),
  l10n.t('an object, not nested deeper than 200 levels'),
];

function oneOf(words: readonly string[]): FieldCheck {
  return [value => words.some(word => word === value), words.map(word => `"${word}"`).join(' / ')];
}

/** Carries no key, and leaves the request's parsing alone. */
function isHeaderName(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z][\w-]*$/i.test(value) && !/^(?:accept|content|host|transfer)/i.test(value);
}

/** `fetch` would fail as if offline. */
function isHeaderLine(name: string, text: unknown): boolean {
  return typeof text === 'string' && /^[!#$%&'*+.^`|~\w-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(text);
}

const isOwnHeader = (value: unknown) =>
  isObject(value) && Object.keys(value).length === 1 && isHeaderName(value['header']);

function isSession({ in: place, name }: JsonObject): boolean {
  const isName = typeof name === 'string' && /^[\w-]+$/.test(name) && !KEY_HEADERS.test(name);
  return isName && SESSION_PLACES.some(known => known === place);
}

const FIELDS: Readonly<Record<keyof ProfileOverride, FieldCheck>> = {
  extends: TEXT,
  label: TEXT,
  baseUrl: [isHttpUrl, l10n.t('an http or https address')],
  resource: [
    value => typeof value === 'string' && /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/i.test(value),
    l10n.t('the name of a resource'),
  ],
  model: TEXT,
  auth: [
    value => AUTH_HEADERS.some(word => word === value) || isOwnHeader(value),
    l10n.t('"bearer", "api-key", or {"header": "…"} for another header with the key in it'),
  ],
  needsKey: [isBoolean, l10n.t('true or false')],
  limitField: oneOf(LIMIT_FIELDS),
  usagePosition: oneOf(USAGE_POSITIONS),
  usageOption: oneOf(USAGE_OPTIONS),
  reasoningOff: OBJECT,
  session: [
    value => isObject(value) && isSession(value) && Object.keys(value).length === 2,
    l10n.t('"in", which is "body" or "header", and "name"'),
  ],
  takesRouting: [isBoolean, l10n.t('true or false')],
  prices: [
    value => value === 'models' || value === 'unknown' || isTable(value),
    l10n.t('"models", "unknown", or "prompt", "cachedPrompt" and "output" in dollars per million tokens'),
  ],
  cancellation: oneOf(CANCELLATIONS),
  lists: [
    has({ models: isBoolean, generation: isBoolean, key: isBoolean }),
    l10n.t('"models", "generation" and "key", each true or false'),
  ],
  headers: [
    value =>
      isObject(value) &&
      Object.entries(value).every(([name, text]) => isHeaderLine(name, text) && !KEY_HEADERS.test(name)),
    l10n.t('a map from names to texts as HTTP takes them; a key is set with "Set API Key", never here'),
  ],
  body: OBJECT,
};

export const OVERRIDE_FIELDS: readonly string[] = Object.keys(FIELDS);

/** A string is the fault, for the user. */
export function readOverride(value: unknown): ProfileOverride | string {
  if (!isObject(value)) return l10n.t('a provider is an object');
  for (const [name, given] of Object.entries(value)) {
    const check = Object.entries(FIELDS).find(([field]) => field === name)?.[1];
    if (check === undefined) return l10n.t('a provider has no "{0}"', name);
    if (!check[0](given)) return l10n.t('"{0}" takes {1}', name, check[1]);
  }
  return value;
}

export function withOverride(profile: Profile, override: ProfileOverride): Profile {
  const { extends: _, resource, prices, lists, headers, body, ...fields } = override;
  const { baseUrl } = { ...profile, ...fields };
  return {
    ...profile,
    ...fields,
    ...withoutUndefined({ prices: typeof prices === 'object' ? pricesPerMillion(prices) : prices }),
    baseUrl: baseOfEndpoint(resource === undefined ? baseUrl : baseUrl.replace(RESOURCE_MARK, resource)),
    lists: { ...profile.lists, ...lists },
    headers: { ...profile.headers, ...headers },
    body: { ...profile.body, ...body },
  };
}
