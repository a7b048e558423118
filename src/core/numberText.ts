import { displayLanguage } from './displayLanguage.ts';

/** `1,234` */
export function formatCount(count: number): string {
  return numberFormat({}).format(count);
}

/** `34%`, `34 %` in German */
export function formatPercent(share: number): string {
  return numberFormat({ style: 'percent' }).format(share);
}

/** `0.5`, `0,5` in German */
export function formatDecimal(value: number, digits: number): string {
  return numberFormat({ ...fractionOf(digits), useGrouping: false }).format(Number(value.toFixed(digits)));
}

/** `$0.0042`, `0,0042 $` in German */
export function formatDollars(dollars: number, digits: number): string {
  const currency = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol', useGrouping: false } as const;
  return numberFormat({ ...currency, ...fractionOf(digits) }).format(dollars);
}

function fractionOf(digits: number) {
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

const formats = new Map<string, Intl.NumberFormat>();

/** The status bar needs several at every keystroke, and each takes long to make. */
function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify([displayLanguage(), options]);
  const format = formats.get(key) ?? new Intl.NumberFormat(displayLanguage(), options);
  formats.set(key, format);
  return format;
}
