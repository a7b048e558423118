import * as l10n from '@vscode/l10n';
import { formatCount, formatDecimal, formatDollars } from '../../numberText.ts';
import type { Total } from './total.ts';

const THOUSAND = 1000;
const MILLION = 1_000_000;
const NANO_DIGITS = 9;
const NANO_PER_MICRO_DOLLAR = 1000;
const CENTS = 2;
const MOST_DECIMALS = 6;
const SIGNIFICANT_DIGITS = 2;

/** `3.1k`, `~3.1k` with estimates, `3.1k+?` without unknown figures, `?` */
export function formatTokenTotal(total: Total): string {
  return withCertainty(formatTokens(total.value), total);
}

/** `$0.0042`, `~$0.0042`, `$0.0042+?`, `?` */
export function formatCostTotal(total: Total): string {
  return withCertainty(formatCost(total.value), total);
}

/** `3.1k + unknown` */
export function describeTokenTotal(total: Total): string {
  return described(formatTokens(total.value), total);
}

/** `$0.0042 + unknown` */
export function describeCostTotal(total: Total): string {
  return described(formatCost(total.value), total);
}

/** `950`, `3.1k`, `123k`, `1.25M`, `12.5M` */
export function formatTokens(tokens: number): string {
  if (tokens < THOUSAND) return formatCount(tokens);
  // 999,960 is `1.00M`, not `1000k`.
  if (tokens < MILLION - THOUSAND / 2) return `${fixed(tokens / THOUSAND, 1)}k`;
  return `${fixed(tokens / MILLION, 2)}M`;
}

/** Two significant digits, at least cents: `$12.34`, `$0.0042`. */
export function formatCost(nanoDollars: number): string {
  if (nanoDollars === 0) return formatDollars(0, CENTS);
  if (nanoDollars < NANO_PER_MICRO_DOLLAR) return `<${formatDollars(0.000001, MOST_DECIMALS)}`;
  const unit = 10 ** Math.max(0, String(Math.round(nanoDollars)).length - SIGNIFICANT_DIGITS);
  // Rounded first: 0.0999 becomes `$0.10`.
  const length = String(Math.round(nanoDollars / unit) * unit).length;
  const decimals = NANO_DIGITS - length + SIGNIFICANT_DIGITS;
  const shown = Math.min(Math.max(decimals, CENTS), MOST_DECIMALS);
  return formatDollars(Number(dollars(nanoDollars, shown)), shown);
}

/** `0.000840000`, for files */
export function exactDollars(nanoDollars: number): string {
  return dollars(nanoDollars, NANO_DIGITS);
}

/** `0.50`, for a text field */
export function plainDollars(nanoDollars: number): string {
  return exactDollars(nanoDollars).replace(/(\.\d\d\d{0,7}?)0{1,9}$/, '$1');
}

function dollars(nanoDollars: number, decimals: number): string {
  const digits = String(Math.round(nanoDollars / 10 ** (NANO_DIGITS - decimals))).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** `1.25`, `12.5`, `125` */
function fixed(value: number, decimals: number): string {
  const kept = [100, 10].filter(limit => Number(value.toFixed(decimals)) >= limit).length;
  return formatDecimal(value, Math.max(0, kept === 0 ? decimals : 2 - kept));
}

function withCertainty(text: string, total: Total): string {
  return total.unknown > 0 && total.reported + total.estimated === 0
    ? '?'
    : `${marked(text, total)}${total.unknown > 0 ? '+?' : ''}`;
}

function described(text: string, total: Total): string {
  if (total.unknown === 0) return marked(text, total);
  return total.reported + total.estimated === 0 ? '?' : l10n.t('{0} + unknown', marked(text, total));
}

function marked(text: string, { estimated }: Total): string {
  return estimated > 0 ? `~${text}` : text;
}
