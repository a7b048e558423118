// Something on sale. Prices are whole cents: no fractions, no rounding surprises.
export interface Product {
  readonly name: string;
  readonly cents: number;
}

export interface Line {
  readonly product: Product;
  readonly count: number;
}

export interface Voucher {
  readonly percent: number;
  // The least basket, in cents, that it is good for.
  readonly from: number;
}

// What a basket costs in cents, with the best voucher that applies.
export function total(lines: readonly Line[], vouchers: readonly Voucher[]): number {
  // ▼ total
  const full = lines.reduce((sum, { product, count }) => sum + product.cents * count, 0);
  const percent = vouchers
    .filter(voucher => full >= voucher.from)
    .reduce((best, voucher) => Math.max(best, voucher.percent), 0);
  return Math.round(full * (1 - percent / 100));
  // ▲
}

// The names of the products that sold most often over several baskets, the most sold first.
export function bestSellers(baskets: readonly (readonly Line[])[], limit: number): string[] {
  // ▼ bestSellers
  const sold = new Map<string, number>();
  for (const { product, count } of baskets.flat()) {
    sold.set(product.name, (sold.get(product.name) ?? 0) + count);
  }
  return [...sold]
    .sort(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([name]) => name);
  // ▲
}

// Cents as people read them: `1.234,50 €` or `$1,234.50`.
export function formatPrice(cents: number, currency: 'EUR' | 'USD'): string {
  // ▼ formatPrice
  const locale = currency === 'EUR' ? 'de-DE' : 'en-US';
  const formatter = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return formatter.format(cents / 100);
  // ▲
}

// What it costs to send a parcel, in cents.
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

// A voucher as it is printed: `10% from 5000`.
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

// Finds products one after the other.
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
