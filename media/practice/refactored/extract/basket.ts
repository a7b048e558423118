export function total(lines: readonly Line[], vouchers: readonly Voucher[]): number {
  const full = fullPrice(lines);
  return Math.round(full * (1 - bestPercent(vouchers, full) / 100));
}

function fullPrice(lines: readonly Line[]): number {
  return lines.reduce((sum, { product, count }) => sum + product.cents * count, 0);
}

function bestPercent(vouchers: readonly Voucher[], full: number): number {
  return vouchers
    .filter(voucher => full >= voucher.from)
    .reduce((best, voucher) => Math.max(best, voucher.percent), 0);
}

export function bestSellers(baskets: readonly (readonly Line[])[], limit: number): string[] {
  return [...countSold(baskets)]
    .sort(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([name]) => name);
}

function countSold(baskets: readonly (readonly Line[])[]): Map<string, number> {
  const sold = new Map<string, number>();
  for (const { product, count } of baskets.flat()) {
    sold.set(product.name, (sold.get(product.name) ?? 0) + count);
  }
  return sold;
}

export function shippingCents(grams: number, country: string, express: boolean): number {
  if (grams <= 0) return 0;
  return baseCents(country, express) + weightCents(grams);
}

function baseCents(country: string, express: boolean): number {
  if (country === 'DE') return express ? 990 : 490;
  return express ? 2490 : 1490;
}

function weightCents(grams: number): number {
  return grams > 20000 ? 1000 : 0;
}
