const NANO_DOLLARS_PER_DOLLAR = 1e9;

export function nanoDollarsOf(value: unknown): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  const nanoDollars = Math.round(value * NANO_DOLLARS_PER_DOLLAR);
  return Number.isSafeInteger(nanoDollars) ? nanoDollars : undefined;
}

/** Never negative. */
export function costOf(value: unknown): number | undefined {
  const nanoDollars = nanoDollarsOf(value);
  return nanoDollars === undefined || nanoDollars < 0 ? undefined : nanoDollars;
}

/**
 * With the user's own key (`isByok`) `charged` is only the router's fee, and `upstream` comes on top; else it is part
 * of `charged`.
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
