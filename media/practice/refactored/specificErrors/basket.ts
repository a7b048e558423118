export function parseVoucher(text: string): Voucher {
  const parts = text.split('% from ');
  if (parts.length !== 2) {
    throw new SyntaxError(`"${text}" is not a voucher: it should read like "10% from 5000".`);
  }
  const percent = Number(parts[0]);
  const from = Number(parts[1]);
  if (!Number.isInteger(percent)) throw new RangeError(`The voucher "${text}" has no whole percentage.`);
  if (!Number.isInteger(from)) throw new RangeError(`The voucher "${text}" has no whole number of cents.`);
  return { percent: percent, from: from };
}
