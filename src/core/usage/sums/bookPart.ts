import { isCount, isObject, ownValue } from '../../json.ts';
import type { LedgerRecord, RecordUpdate } from '../ledger/ledger.ts';
import { readEntry, readFeature, readFindings } from '../ledger/ledgerLine.ts';
import { type AcceptCell, type CellTuple, isCellTuple, tupleOf } from './acceptCells.ts';
import type { Histogram } from './histogram.ts';
import { FATES, SUM_NAMES, type TotalsRow } from './ledgerTotals.ts';

export interface OpenReservation {
  readonly id: string;
  readonly time: number;
  readonly costNanoDollars: number;
}

interface StoredBook {
  readonly rows: readonly TotalsRow[];
  readonly cells: readonly CellTuple[];
  readonly recent: readonly LedgerRecord[];
  readonly reserved: readonly OpenReservation[];
  readonly early: readonly (readonly [id: string, RecordUpdate])[];
}

export interface BookState extends Omit<StoredBook, 'cells'> {
  readonly cells: readonly AcceptCell[];
}

export type BookPart = Partial<StoredBook>;

/** About 80 kB, two or three milliseconds. */
const ROWS = 100;
const CELLS = 800;
const RECORDS = 200;

export function* partsOf({ rows, cells, recent, reserved, early }: BookState): Generator<BookPart> {
  for (const some of piecesOf(rows, ROWS)) yield { rows: some };
  for (const some of piecesOf(cells, CELLS)) yield { cells: some.map(tupleOf) };
  for (const some of piecesOf(recent, RECORDS)) yield { recent: some };
  yield { reserved, early };
}

export function readPart(value: unknown): BookPart | undefined {
  if (!isObject(value)) return undefined;
  const rows = listOf(value['rows'], row => (isTotalsRow(row) ? row : undefined));
  const cells = listOf(value['cells'], cell => (isCellTuple(cell) ? cell : undefined));
  const recent = listOf(value['recent'], readRecord);
  const reserved = listOf(value['reserved'], readReserved);
  const early = listOf(value['early'], readEarly);
  return rows && cells && recent && reserved && early && { rows, cells, recent, reserved, early };
}

/** Undefined if an entry is invalid. */
function listOf<T>(value: unknown, read: (entry: unknown) => T | undefined): readonly T[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return undefined;
  const list = value.map(read).filter(entry => entry !== undefined);
  return list.length === value.length ? list : undefined;
}

function isTotalsRow(value: unknown): value is TotalsRow {
  if (!isObject(value)) return false;
  const { day, feature, model, languageId, fate, firstToken, firstPaint } = value;
  const isNamed = [day, model, languageId].every(text => typeof text === 'string') && readFeature(feature) === feature;
  const isSummed = SUM_NAMES.every(name => isCount(ownValue(value, name)));
  return (
    isNamed && isSummed && FATES.some(known => known === fate) && isHistogram(firstToken) && isHistogram(firstPaint)
  );
}

function isHistogram(value: unknown): value is Histogram {
  return isObject(value) && Object.values(value).every(isCount);
}

function readRecord(value: unknown): LedgerRecord | undefined {
  const line = isObject(value) ? readEntry(value) : undefined;
  return line?.kind === 'record' ? line.entry : undefined;
}

function readReserved(value: unknown): OpenReservation | undefined {
  if (!isObject(value)) return undefined;
  const { id, time, costNanoDollars } = value;
  if (typeof id !== 'string' || !isCount(time) || !isCount(costNanoDollars)) return undefined;
  return { id, time, costNanoDollars };
}

function readEarly(value: unknown): readonly [string, RecordUpdate] | undefined {
  if (!Array.isArray(value)) return undefined;
  const [id, findings]: readonly unknown[] = value;
  return typeof id === 'string' && isObject(findings) ? [id, readFindings(findings)] : undefined;
}

function* piecesOf<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}
