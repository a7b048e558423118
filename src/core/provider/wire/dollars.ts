const NANO_DOLLARS_PER_DOLLAR = 1e9;

/**
 * Dollars as a JSON number, in integer nano-dollars: exact to far below one at any cost of one request. `undefined` for
 * what is no amount.
 */
export function nanoDollarsOf(value: unknown): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  const nanoDollars = Math.round(value * NANO_DOLLARS_PER_DOLLAR);
  return Number.isSafeInteger(nanoDollars) ? nanoDollars : undefined;
}

/** The same for what was paid: nobody is paid to ask. */
export function costOf(value: unknown): number | undefined {
  const nanoDollars = nanoDollarsOf(value);
  return nanoDollars === undefined || nanoDollars < 0 ? undefined : nanoDollars;
}

/**
 * What a request cost in all. With a provider's key of one's own behind a router (`isByok`) `charged` is only the router's
 * fee, often nothing, and the provider bills `upstream` beside it; otherwise `upstream` is a part of `charged`, if it is
 * said at all. `undefined` where a part of it is not known.
 */
export function routedCost({ charged, isByok, upstream }: Routed): number | undefined {
  const [fee, bill] = [costOf(charged), costOf(upstream)];
  if (isByok !== true) return fee;
  return bill === undefined ? undefined : (fee ?? 0) + bill;
}

interface Routed {
  readonly charged: unknown;
  readonly isByok: unknown;
  readonly upstream: unknown;
}
