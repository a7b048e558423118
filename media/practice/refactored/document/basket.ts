/**
 * @param lines the products and how many of each
 * @param vouchers all that the customer has; the best one that applies counts
 * @returns whole cents
 */
export function total(lines: readonly Line[], vouchers: readonly Voucher[]): number {
  const full = lines.reduce((sum, { product, count }) => sum + product.cents * count, 0);
  const percent = vouchers
    .filter(voucher => full >= voucher.from)
    .reduce((best, voucher) => Math.max(best, voucher.percent), 0);
  return Math.round(full * (1 - percent / 100));
}

/**
 * @param baskets any number of baskets, also empty ones
 * @param limit at most this many names
 * @returns names of products, the most sold first
 */
export function bestSellers(baskets: readonly (readonly Line[])[], limit: number): string[] {
  const sold = new Map<string, number>();
  for (const { product, count } of baskets.flat()) {
    sold.set(product.name, (sold.get(product.name) ?? 0) + count);
  }
  return [...sold]
    .sort(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([name]) => name);
}

/**
 * @param cents whole cents
 * @param currency decides the language, too: euros as in Germany, dollars as in the United States
 */
export function formatPrice(cents: number, currency: 'EUR' | 'USD'): string {
  const locale = currency === 'EUR' ? 'de-DE' : 'en-US';
  const formatter = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return formatter.format(cents / 100);
}

/**
 * @param grams the weight; nothing weighs nothing and costs nothing
 * @param country two capital letters; `DE` is cheaper than all others
 * @param express whether it has to arrive the next day
 * @returns whole cents, 1000 more above 20 kg
 */
export function shippingCents(grams: number, country: string, express: boolean): number {
  let result = 0;
  if (grams > 0) {
    if (country === 'DE') {
      if (express) {
        result = 990;
      } else {
        result = 490;
      }
    } else {
      if (express) {
        result = 2490;
      } else {
        result = 1490;
      }
    }
    if (grams > 20000) {
      result = result + 1000;
    }
  }
  return result;
}

/**
 * @param text a percentage and the least basket in cents: `10% from 5000`
 * @throws Error if it reads otherwise
 */
export function parseVoucher(text: string): Voucher {
  try {
    const parts = text.split('% from ');
    if (parts.length === 2) {
      const percent = Number(parts[0]);
      const from = Number(parts[1]);
      if (Number.isInteger(percent) && Number.isInteger(from)) {
        return { percent: percent, from: from };
      }
    }
    throw new Error('bad voucher');
  } catch (error) {
    throw new Error('error');
  }
}

/**
 * @param names in the order in which they are looked up
 * @param find calls back once for each name
 * @param done called once with the products in the order of their names
 */
export function findAll(
  names: readonly string[],
  find: (name: string, done: (product: Product) => void) => void,
  done: (products: Product[]) => void,
): void {
  const products: Product[] = [];
  const next = (index: number): void => {
    const name = names[index];
    if (name === undefined) return done(products);
    find(name, product => {
      products.push(product);
      next(index + 1);
    });
  };
  next(0);
}
