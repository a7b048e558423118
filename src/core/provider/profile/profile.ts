import type { Prices } from '../../usage/amount/pricing.ts';

/** The header that carries the key: `Authorization: Bearer <key>`, or `api-key: <key>`; a gateway may want one of its own. */
export const AUTH_HEADERS = ['bearer', 'api-key'] as const;
export const LIMIT_FIELDS = ['max_tokens', 'max_completion_tokens'] as const;
export const USAGE_POSITIONS = ['after-finish', 'with-finish', 'running'] as const;
export const USAGE_OPTIONS = ['send', 'omit'] as const;
export const SESSION_PLACES = ['body', 'header'] as const;
export const CANCELLATIONS = ['stops-billing', 'billed-in-full', 'depends'] as const;

/** What can be looked up at an address: `GET /models`, `GET /generation?id=…`, `GET /key`. */
export interface Lookups {
  readonly models: boolean;
  readonly generation: boolean;
  readonly key: boolean;
}

/** What is particular about a provider, as data; every field can be set in `ghostline.profiles`. */
export interface Profile {
  /** A built-in one's id, or the name that the user gave it. */
  readonly id: string;
  /** What it is called where people read it. */
  readonly label: string;
  /** Ends before `/chat/completions`. Holds `<resource>` where only the user knows the name of theirs. */
  readonly baseUrl: string;
  /** What the provider calls MAI-Code-1-Flash; empty where only its list of models can tell. */
  readonly model: string;
  readonly auth: (typeof AUTH_HEADERS)[number] | { readonly header: string };
  /** Without a key there is no point in asking. */
  readonly needsKey: boolean;
  /** The field that limits an answer's length; a model that refuses it gets the limit in the other one. */
  readonly limitField: (typeof LIMIT_FIELDS)[number];
  /**
   * Where in a stream the usage stands: in a message after the finish reason (worth waiting for), in the message with
   * it, or as running totals in every message (they count also when the stream is left).
   */
  readonly usagePosition: (typeof USAGE_POSITIONS)[number];
  /** Whether `stream_options.include_usage` is sent. */
  readonly usageOption: (typeof USAGE_OPTIONS)[number];
  /** Fields of the body that turn thinking off; sent where thinking would only cost time. */
  readonly reasoningOff?: Readonly<Record<string, unknown>>;
  /**
   * Where the name of a session goes, by which the provider keeps a conversation where it is cached: a field of the body,
   * or a header. Absent: nowhere.
   */
  readonly session?: { readonly in: (typeof SESSION_PLACES)[number]; readonly name: string };
  /** Whether it takes OpenRouter's `provider` object: who may serve behind it, and what becomes of what is sent. */
  readonly takesRouting: boolean;
  /** Where prices come from: `GET /models`, nowhere, or the user's own table. */
  readonly prices: 'models' | 'unknown' | Prices;
  /** What a stream costs that is left early. `depends`: on who serves behind the address. */
  readonly cancellation: (typeof CANCELLATIONS)[number];
  readonly lists: Lookups;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Further fields of every request's body. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Stands in an address for the part that only the user knows. */
export const RESOURCE_MARK = '<resource>';
