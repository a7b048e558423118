export const total = (lines: readonly Line[], vouchers: readonly Voucher[]): number => {
  const full = lines.reduce((sum, { product, count }) => sum + product.cents * count, 0);
  const percent = vouchers
    .filter(voucher => full >= voucher.from)
    .reduce((best, voucher) => Math.max(best, voucher.percent), 0);
  return Math.round(full * (1 - percent / 100));
};

export const bestSellers = (baskets: readonly (readonly Line[])[], limit: number): string[] => {
  const sold = new Map<string, number>();
  for (const { product, count } of baskets.flat()) {
    sold.set(product.name, (sold.get(product.name) ?? 0) + count);
  }
  return [...sold]
    .sort(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([name]) => name);
};

export const formatPrice = (cents: number, currency: 'EUR' | 'USD'): string =>
  new Intl.NumberFormat(currency === 'EUR' ? 'de-DE' : 'en-US', { style: 'currency', currency }).format(cents / 100);

export const shippingCents = (grams: number, country: string, express: boolean): number => {
  if (grams <= 0) return 0;
  const base = country === 'DE' ? (express ? 990 : 490) : express ? 2490 : 1490;
  return base + (grams > 20000 ? 1000 : 0);
};
