import type { Prices } from '../../usage/amount/pricing.ts';

export const AUTH_HEADERS = ['bearer', 'api-key'] as const;
export const LIMIT_FIELDS = ['max_tokens', 'max_completion_tokens'] as const;
export const USAGE_POSITIONS = ['after-finish', 'with-finish', 'running'] as const;
export const USAGE_OPTIONS = ['send', 'omit'] as const;
export const SESSION_PLACES = ['body', 'header'] as const;
export const CANCELLATIONS = ['stops-billing', 'billed-in-full', 'depends'] as const;

/** `GET /models`, `GET /generation?id=…`, `GET /key` */
export interface Lookups {
  readonly models: boolean;
  readonly generation: boolean;
  readonly key: boolean;
}

/** All that is specific to a provider; set in `ghostline.profiles`. */
export interface Profile {
  readonly id: string;
  readonly label: string;
  /** Ends before `/chat/completions`; may contain `<resource>`. */
  readonly baseUrl: string;
  /** Of MAI-Code-1-Flash; empty if only the model list has it. */
  readonly model: string;
  readonly auth: (typeof AUTH_HEADERS)[number] | { readonly header: string };
  readonly needsKey: boolean;
  /** The other one if a model refuses it. */
  readonly limitField: (typeof LIMIT_FIELDS)[number];
  /** After the finish reason (worth waiting for), with it, or as running totals (which count if aborted). */
  readonly usagePosition: (typeof USAGE_POSITIONS)[number];
  readonly usageOption: (typeof USAGE_OPTIONS)[number];
  /** Body fields. */
  readonly reasoningOff?: Readonly<Record<string, unknown>>;
  /** A session's name, by which the provider finds its cache. */
  readonly session?: { readonly in: (typeof SESSION_PLACES)[number]; readonly name: string };
  /** OpenRouter's `provider` object. */
  readonly takesRouting: boolean;
  readonly prices: 'models' | 'unknown' | Prices;
  /** The bill for an aborted stream. `depends`: on the provider behind the address. */
  readonly cancellation: (typeof CANCELLATIONS)[number];
  readonly lists: Lookups;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Filled in by the user. */
export const RESOURCE_MARK = '<resource>';
