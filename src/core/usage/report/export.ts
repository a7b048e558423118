import { exactDollars } from '../amount/format.ts';
import type { LedgerRecord } from '../ledger/ledger.ts';
import { fateOf } from '../sums/ledgerTotals.ts';
import { type CsvColumn, csvTable } from './csv.ts';

export interface ExportInput {
  readonly records: readonly LedgerRecord[];
  /** ISO 8601. */
  readonly isoTime: (time: number) => string;
  /** For the user. */
  readonly explain: (record: LedgerRecord) => string;
}

export function ledgerJson({ records, isoTime, explain }: ExportInput): string {
  const requests = records.map(record => ({
    ...record,
    isoTime: isoTime(record.time),
    fate: fateOf(record),
    explanation: explain(record),
  }));
  return `${JSON.stringify({ costUnit: 'nano-dollars', requests }, null, 2)}\n`;
}

/** Unknown values are empty; costs are exact dollars. */
export function ledgerCsv(input: ExportInput): string {
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
    ['cost', ({ cost, free }) => (free ? 'free' : cost.certainty)],
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
