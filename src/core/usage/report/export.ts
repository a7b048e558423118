import { exactDollars } from '../amount/format.ts';
import type { LedgerRecord } from '../ledger/ledger.ts';
import { fateOf } from '../sums/ledgerTotals.ts';
import { type CsvColumn, csvTable } from './csv.ts';

export interface ExportInput {
  readonly records: readonly LedgerRecord[];
  /** A time as ISO 8601 has it. */
  readonly isoTime: (time: number) => string;
  /** Says in plain words why a request ended as it did. */
  readonly explain: (record: LedgerRecord) => string;
}

/** One request per object, as the ledger has it, what became of it and the reason in words. */
export function jsonOf({ records, isoTime, explain }: ExportInput): string {
  const requests = records.map(record => ({
    ...record,
    isoTime: isoTime(record.time),
    fate: fateOf(record),
    explanation: explain(record),
  }));
  return `${JSON.stringify({ costUnit: 'nano-dollars', requests }, null, 2)}\n`;
}

/** One request per line. What is unknown is an empty cell; costs are exact, in dollars. */
export function csvOf(input: ExportInput): string {
  return csvTable(columnsOf(input), input.records);
}

function columnsOf({ isoTime, explain }: ExportInput): readonly CsvColumn<LedgerRecord>[] {
  return [
    ['time', ({ time }) => isoTime(time)],
    ['feature', ({ feature }) => feature],
    ['profile', ({ profile }) => profile],
    ['model', ({ model }) => model],
    ['servedBy', ({ servedBy }) => servedBy],
    ['language', ({ languageId }) => languageId],
    ['fate', fateOf],
    ['outcome', ({ outcome }) => outcome],
    ['reason', ({ reason }) => reason],
    ['explanation', explain],
    ['tokens', ({ tokens }) => tokens.certainty],
    ['promptTokens', ({ tokens }) => tokens.prompt],
    ['cachedTokens', ({ tokens }) => tokens.cached],
    ['outputTokens', ({ tokens }) => tokens.output],
    ['reasoningTokens', ({ tokens }) => tokens.reasoning],
    ['cost', ({ cost }) => cost.certainty],
    ['costDollars', ({ cost }) => (cost.certainty === 'unknown' ? undefined : exactDollars(cost.value))],
    ['durationMs', ({ durationMs }) => durationMs],
    ['firstTokenMs', ({ firstTokenMs }) => firstTokenMs],
    ['firstPaintMs', ({ firstPaintMs }) => firstPaintMs],
    ['acceptedChars', ({ accepted }) => accepted?.chars],
    ['acceptedLines', ({ accepted }) => accepted?.lines],
    ['kept30sChars', ({ kept30sChars }) => kept30sChars],
    ['kept5minChars', ({ kept5minChars }) => kept5minChars],
    ['generationId', ({ generationId }) => generationId],
    ['id', ({ id }) => id],
  ];
}
