import type { Prices } from '../../usage/amount/pricing.ts';

/** `Authorization: Bearer <key>`, or `api-key: <key>`; a gateway may use its own. */
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

/** All that is specific to a provider, as data; set in `ghostline.profiles`. */
export interface Profile {
  /** Built-in, or the user's name. */
  readonly id: string;
  readonly label: string;
  /** Ends before `/chat/completions`; may contain `<resource>`. */
  readonly baseUrl: string;
  /** Its name for MAI-Code-1-Flash; empty if only its model list has it. */
  readonly model: string;
  readonly auth: (typeof AUTH_HEADERS)[number] | { readonly header: string };
  readonly needsKey: boolean;
  /** A model that refuses it gets the other one. */
  readonly limitField: (typeof LIMIT_FIELDS)[number];
  /**
   * After the finish reason (worth waiting for), with it, or as running totals in every message (which count if
   * aborted).
   */
  readonly usagePosition: (typeof USAGE_POSITIONS)[number];
  readonly usageOption: (typeof USAGE_OPTIONS)[number];
  /** Body fields that turn thinking off. */
  readonly reasoningOff?: Readonly<Record<string, unknown>>;
  /** Body field or header for a session's name, by which the provider finds its cache. */
  readonly session?: { readonly in: (typeof SESSION_PLACES)[number]; readonly name: string };
  /** Accepts OpenRouter's `provider` object. */
  readonly takesRouting: boolean;
  /** `GET /models`, none, or the user's table. */
  readonly prices: 'models' | 'unknown' | Prices;
  /** The bill for a stream that is aborted. `depends`: on the provider behind the address. */
  readonly cancellation: (typeof CANCELLATIONS)[number];
  readonly lists: Lookups;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of every request. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Filled in by the user. */
export const RESOURCE_MARK = '<resource>';
