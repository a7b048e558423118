export function shippingCents(grams: number, country: string, express: boolean): number {
  if (grams <= 0) return 0;
  const [standard, fast] = country === 'DE' ? [490, 990] : [1490, 2490];
  const heavy = grams > 20000 ? 1000 : 0;
  return (express ? fast : standard) + heavy;
}

export function parseVoucher(text: string): Voucher {
  const [percent, from, ...rest] = text.split('% from ').map(Number);
  if (rest.length > 0 || !Number.isInteger(percent) || !Number.isInteger(from)) throw new Error('error');
  return { percent, from };
}
