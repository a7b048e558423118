import type { Prices } from '../../usage/amount/pricing.ts';

/** The header that carries the key: `Authorization: Bearer <key>`, or `api-key: <key>`; a gateway may use its own. */
export const AUTH_HEADERS = ['bearer', 'api-key'] as const;
export const LIMIT_FIELDS = ['max_tokens', 'max_completion_tokens'] as const;
export const USAGE_POSITIONS = ['after-finish', 'with-finish', 'running'] as const;
export const USAGE_OPTIONS = ['send', 'omit'] as const;
export const SESSION_PLACES = ['body', 'header'] as const;
export const CANCELLATIONS = ['stops-billing', 'billed-in-full', 'depends'] as const;

/** Lookups that an address supports: `GET /models`, `GET /generation?id=…`, `GET /key`. */
export interface Lookups {
  readonly models: boolean;
  readonly generation: boolean;
  readonly key: boolean;
}

/** Everything specific to a provider, as data; every field can be set in `ghostline.profiles`. */
export interface Profile {
  /** A built-in id, or the user's own name for it. */
  readonly id: string;
  /** For display. */
  readonly label: string;
  /** Ends before `/chat/completions`. Contains `<resource>` where the user fills in a name. */
  readonly baseUrl: string;
  /** The provider's name for MAI-Code-1-Flash; empty if only its list of models has it. */
  readonly model: string;
  readonly auth: (typeof AUTH_HEADERS)[number] | { readonly header: string };
  /** Requests without a key fail. */
  readonly needsKey: boolean;
  /** The field that limits an answer's length; a model that refuses it gets the other one. */
  readonly limitField: (typeof LIMIT_FIELDS)[number];
  /**
   * Where in a stream the usage is: in a message after the finish reason (worth waiting for), in the same message, or
   * as running totals in every message (which also count if the stream is aborted).
   */
  readonly usagePosition: (typeof USAGE_POSITIONS)[number];
  /** Whether `stream_options.include_usage` is sent. */
  readonly usageOption: (typeof USAGE_OPTIONS)[number];
  /** Fields of the body that turn thinking off. */
  readonly reasoningOff?: Readonly<Record<string, unknown>>;
  /** The field of the body or the header for a session's name, by which the provider finds its cache. Absent: not sent. */
  readonly session?: { readonly in: (typeof SESSION_PLACES)[number]; readonly name: string };
  /** Accepts OpenRouter's `provider` object: which providers may serve, and their data policy. */
  readonly takesRouting: boolean;
  /** The source of prices: `GET /models`, none, or the user's own table. */
  readonly prices: 'models' | 'unknown' | Prices;
  /** The bill for a stream that is aborted. `depends`: on the provider behind the address. */
  readonly cancellation: (typeof CANCELLATIONS)[number];
  readonly lists: Lookups;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Further fields of every request's body. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** The part of an address that the user fills in. */
export const RESOURCE_MARK = '<resource>';
