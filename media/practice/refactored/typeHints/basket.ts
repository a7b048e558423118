/** Two capital letters, as in ISO 3166. */
export type CountryCode = `${Uppercase<string>}`;

export function shippingCents(grams: number, country: CountryCode, express: boolean): number {
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

export type VoucherText = `${number}% from ${number}`;

export class VoucherError extends Error {
  readonly text: string;

  constructor(text: string) {
    super(`"${text}" is not a voucher: it should read like "10% from 5000".`);
    this.name = 'VoucherError';
    this.text = text;
  }
}

export function parseVoucher(text: VoucherText | string): Voucher {
  const parts = text.split('% from ');
  if (parts.length === 2) {
    const percent = Number(parts[0]);
    const from = Number(parts[1]);
    if (Number.isInteger(percent) && Number.isInteger(from)) {
      return { percent: percent, from: from };
    }
  }
  throw new VoucherError(text);
}
