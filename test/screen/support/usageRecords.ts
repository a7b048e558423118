import type { LedgerRecord } from '../../../src/core/usage/ledger/ledger.ts';
import { nextEdits, usageHistory } from '../../support/usageHistory.ts';

export const NOW = Date.now();
/** As if chance had decided between these two for a week: too few suggestions for a result. */
export const ARMS = ['microsoft/mai-code-1-flash', 'qwen2.5-coder:7b'];
export const RECORDS = [
  ...nextEdits(NOW),
  ...usageHistory({ now: NOW, days: 40 }).map(record =>
    record.feature === 'ghost-text' && record.time > NOW - 7 * 24 * 3_600_000
      ? { ...record, arm: record.model }
      : record,
  ),
];
export const CHARTS = ['Cost per day', 'Tokens per day', 'First token', 'First paint'];

/** By the calendar: a day is not always 24 hours long. */
export function since(daysAgo: number): LedgerRecord[] {
  const now = new Date(NOW);
  const first = new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo).getTime();
  return RECORDS.filter(({ time }) => time >= first);
}

function sum(records: readonly LedgerRecord[], of: (record: LedgerRecord) => number | undefined): number {
  return records.reduce((total, record) => total + (of(record) ?? 0), 0);
}

export function costOf(records: readonly LedgerRecord[]): number {
  return sum(records, ({ cost }) => (cost.certainty === 'unknown' ? undefined : cost.value));
}

export function tokensOf(records: readonly LedgerRecord[]): number {
  return sum(records, ({ tokens: { prompt = 0, output = 0 } }) => prompt + output);
}

/** That were accepted. */
export function linesOf(records: readonly LedgerRecord[]): number {
  return sum(records, ({ accepted }) => accepted?.lines);
}

export const isSuggestion = ({ feature }: LedgerRecord) => feature === 'ghost-text';
export const isRequest = ({ free }: LedgerRecord) => !free;
export const isAccepted = ({ accepted }: LedgerRecord) => accepted !== undefined;
