import type { LedgerRecord } from '../../../src/core/usage/ledger/ledger.ts';

/** A usual ghost-text request; a test sets only the fields that matter to it. */
export function record(more: Partial<LedgerRecord> = {}): LedgerRecord {
  return {
    id: 'r1',
    time: Date.UTC(2026, 10, 23, 12),
    feature: 'ghost-text',
    profile: 'openrouter',
    model: 'm',
    languageId: 'typescript',
    tokens: { certainty: 'reported', prompt: 1000, cached: 0, output: 20 },
    cost: { certainty: 'reported', value: 840_000 },
    promptChars: 4000,
    outputChars: 80,
    durationMs: 700,
    firstTokenMs: 400,
    firstPaintMs: 420,
    outcome: 'suggested',
    reason: 'model',
    ...more,
  };
}

/** The calendar of someone in Greenwich. */
export function utcDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
