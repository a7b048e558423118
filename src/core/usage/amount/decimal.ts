const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i;

const MOST_DIGITS = 40;

/**
 * `text × 10^digits` without floats, halves rounded away from zero: `shiftDecimal('0.75', 9)` → 750,000,000. Undefined
 * for other text, or an unsafe integer.
 */
export function shiftDecimal(text: string, digits: number): number | undefined {
  const match = DECIMAL.exec(text.trim());
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole + fraction === '') return undefined;
  const shift = digits + Number(exponent) - fraction.length;
  if (Math.abs(shift) > MOST_DIGITS || whole.length + fraction.length > MOST_DIGITS) return undefined;
  const figures = BigInt(whole + fraction);
  const value = shift >= 0 ? figures * 10n ** BigInt(shift) : divideRounded(figures, 10n ** BigInt(-shift));
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  return sign === '-' && value !== 0n ? -Number(value) : Number(value);
}

function divideRounded(figures: bigint, divisor: bigint): bigint {
  return (figures + divisor / 2n) / divisor;
}
