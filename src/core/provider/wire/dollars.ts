const NANO_DOLLARS_PER_DOLLAR = 1e9;

/** Dollars as a JSON number, in integer nano-dollars. `undefined` for anything but an amount. */
export function nanoDollarsOf(value: unknown): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  const nanoDollars = Math.round(value * NANO_DOLLARS_PER_DOLLAR);
  return Number.isSafeInteger(nanoDollars) ? nanoDollars : undefined;
}

/** The same for a cost, which is never negative. */
export function costOf(value: unknown): number | undefined {
  const nanoDollars = nanoDollarsOf(value);
  return nanoDollars === undefined || nanoDollars < 0 ? undefined : nanoDollars;
}

/**
 * The whole cost of a request. With the user's own provider key behind a router (`isByok`) `charged` is only the
 * router's fee, and the provider bills `upstream` on top; otherwise `upstream` is a part of `charged`. `undefined` if a
 * part is unknown.
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
