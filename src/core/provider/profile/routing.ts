import * as l10n from '@vscode/l10n';
import { isObject, type JsonObject, ownValue, withoutUndefined } from '../../json.ts';
import type { Profile } from './profile.ts';

export const ROUTING_SORTS = ['latency', 'price', 'throughput'] as const;
export const DATA_COLLECTION = ['allow', 'deny'] as const;

export interface Routing {
  /** Slugs. */
  readonly order?: readonly string[];
  /** If these can't. */
  readonly allowFallbacks?: boolean;
  readonly sort?: (typeof ROUTING_SORTS)[number];
  /** Dollars per million tokens. */
  readonly maxPrice?: { readonly prompt?: number; readonly completion?: number };
  /** `deny`: only providers that retain no data. */
  readonly dataCollection?: (typeof DATA_COLLECTION)[number];
}

type Checks = Readonly<Record<string, readonly [accepts: (value: unknown) => boolean, expected: string]>>;

const isPrice = (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isOneOf = (words: readonly unknown[]) => (value: unknown) => words.includes(value);

const MAX_PRICE_FIELDS: Checks = {
  prompt: [isPrice, l10n.t('dollars per million tokens')],
  completion: [isPrice, l10n.t('dollars per million tokens')],
};

const FIELDS = {
  order: [
    value => Array.isArray(value) && value.every(slug => typeof slug === 'string' && slug.trim() !== ''),
    l10n.t('a list of providers'),
  ],
  allowFallbacks: [value => typeof value === 'boolean', l10n.t('true or false')],
  sort: [isOneOf(ROUTING_SORTS), ROUTING_SORTS.map(word => `"${word}"`).join(', ')],
  maxPrice: [
    value => isObject(value) && faultIn(value, MAX_PRICE_FIELDS) === undefined,
    l10n.t('"prompt" and "completion" in dollars per million tokens'),
  ],
  dataCollection: [isOneOf(DATA_COLLECTION), '"allow" or "deny"'],
} satisfies Checks;

export const ROUTING_FIELDS: readonly string[] = Object.keys(FIELDS);

/** For the user. */
export function faultInRouting(value: unknown): string | undefined {
  return isObject(value) ? faultIn(value, FIELDS) : l10n.t('an object');
}

export function isRouting(value: unknown): value is Routing {
  return faultInRouting(value) === undefined;
}

/** A "deny" must survive a misspelled field beside it. */
export function validRouting(value: unknown): Routing {
  if (!isObject(value)) return {};
  const fields: JsonObject = Object.fromEntries(
    Object.entries(value).filter(([name, given]) => faultIn({ [name]: given }, FIELDS) === undefined),
  );
  return isRouting(fields) ? fields : {};
}

export function routedBy(profile: Profile, routing: Routing): Profile {
  return profile.takesRouting ? { ...profile, body: { ...routingBody(routing), ...profile.body } } : profile;
}

export function routingBody(routing: Routing): Readonly<Record<string, unknown>> {
  const { order, allowFallbacks, sort, maxPrice, dataCollection } = routing;
  const provider = withoutUndefined({
    order: order?.length ? order : undefined,
    allow_fallbacks: allowFallbacks,
    sort,
    max_price: maxPrice,
    data_collection: dataCollection,
  });
  return Object.keys(provider).length === 0 ? {} : { provider };
}

function faultIn(value: Readonly<Record<string, unknown>>, checks: Checks): string | undefined {
  for (const [name, given] of Object.entries(value)) {
    const check = ownValue(checks, name);
    if (check === undefined) return l10n.t('there is no "{0}"', name);
    const [accepts, expected] = check;
    if (!accepts(given)) return l10n.t('"{0}" takes {1}', name, expected);
  }
  return undefined;
}
