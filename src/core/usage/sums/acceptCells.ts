import { isCount } from '../../json.ts';
import type { LedgerRecord } from '../ledger/ledger.ts';
import { fateOf } from './ledgerTotals.ts';

/** Integers: removing a record leaves no rounding error. */
export interface AcceptSums {
  readonly requests: number;
  readonly offered: number;
  readonly accepted: number;
  readonly acceptedChars: number;
  readonly acceptedLines: number;
  /** Of the `kept30sOf` checked ones. */
  readonly kept30sChars: number;
  readonly kept30sOf: number;
  readonly kept5minChars: number;
  readonly kept5minOf: number;
  readonly costNanoDollars: number;
  readonly costsReported: number;
  readonly costsEstimated: number;
  readonly costsUnknown: number;
}

export interface AcceptCell extends AcceptSums {
  /** Since 1970: all time zones' days begin at one. */
  readonly quarter: number;
  readonly model: string;
  readonly languageId: string;
  readonly arm: string;
}

/** Half as long without names. */
export type CellTuple = readonly [
  quarter: number,
  model: string,
  languageId: string,
  arm: string,
  ...sums: readonly number[],
];

const NAMED = 4;

export const QUARTER_HOUR_MS = 15 * 60_000;

const NO_SUMS: AcceptSums = {
  requests: 0,
  offered: 0,
  accepted: 0,
  acceptedChars: 0,
  acceptedLines: 0,
  kept30sChars: 0,
  kept30sOf: 0,
  kept5minChars: 0,
  kept5minOf: 0,
  costNanoDollars: 0,
  costsReported: 0,
  costsEstimated: 0,
  costsUnknown: 0,
};

const SUM_NAMES: readonly (keyof AcceptSums)[] = Object.keys(NO_SUMS).filter(isSumName);

function isSumName(name: string): name is keyof AcceptSums {
  return Object.hasOwn(NO_SUMS, name);
}

/** Cells of other versions are counted again. */
export function isCellTuple(value: unknown): value is CellTuple {
  if (!Array.isArray(value) || value.length !== NAMED + SUM_NAMES.length) return false;
  return value.every((part, index) => (index > 0 && index < NAMED ? typeof part === 'string' : isCount(part)));
}

type MutableCell = { -readonly [Name in keyof AcceptCell]: AcceptCell[Name] };

export class AcceptCells {
  readonly #cells = new Map<string, MutableCell>();
  /** Of the map. A hundred thousand are copied in no time, unlike a map's. */
  readonly #list: MutableCell[] = [];
  /** Without a request. */
  #empty = 0;

  /** Keys must differ from the present ones. */
  restore(tuples: readonly CellTuple[]): void {
    for (const tuple of tuples) {
      const [quarter, model, languageId, arm] = tuple;
      const cell: MutableCell = { quarter, model, languageId, arm, ...NO_SUMS };
      let at = NAMED;
      for (const name of SUM_NAMES) {
        const sum = tuple[at];
        if (typeof sum === 'number') cell[name] = sum;
        at += 1;
      }
      this.#keep(nameOf(cell), cell);
    }
  }

  get cells(): readonly AcceptCell[] {
    return this.#empty === 0 ? this.#list.slice() : this.#list.filter(({ requests }) => requests > 0);
  }

  add(record: LedgerRecord): void {
    this.#count(record, 1);
  }

  remove(record: LedgerRecord): void {
    this.#count(record, -1);
  }

  #count(record: LedgerRecord, sign: 1 | -1): void {
    if (record.feature !== 'ghost-text') return;
    const { accepted, cost, kept30sChars, kept5minChars } = record;
    const fate = fateOf(record);
    const cell = this.#cell(record);
    if (cell.requests === 0) this.#empty -= 1;
    cell.requests += sign;
    if (cell.requests === 0) this.#empty += 1;
    if (fate === 'accepted' || fate === 'shown') cell.offered += sign;
    if (fate === 'accepted') cell.accepted += sign;
    if (accepted) {
      cell.acceptedChars += sign * accepted.chars;
      cell.acceptedLines += sign * accepted.lines;
      if (kept30sChars !== undefined) {
        cell.kept30sChars += sign * kept30sChars;
        cell.kept30sOf += sign * accepted.chars;
      }
      if (kept5minChars !== undefined) {
        cell.kept5minChars += sign * kept5minChars;
        cell.kept5minOf += sign * accepted.chars;
      }
    }
    if (cost.certainty !== 'unknown') cell.costNanoDollars += sign * cost.value;
    cell[COSTS[cost.certainty]] += sign;
  }

  #cell({ time, model, languageId, arm = '' }: LedgerRecord): MutableCell {
    const key = { quarter: Math.floor(time / QUARTER_HOUR_MS), model, languageId, arm };
    const name = nameOf(key);
    const known = this.#cells.get(name);
    if (known) return known;
    const cell: MutableCell = { ...key, ...NO_SUMS };
    this.#keep(name, cell);
    return cell;
  }

  #keep(name: string, cell: MutableCell): void {
    this.#cells.set(name, cell);
    this.#list.push(cell);
    if (cell.requests === 0) this.#empty += 1;
  }
}

export function tupleOf(cell: AcceptCell): CellTuple {
  const { quarter, model, languageId, arm } = cell;
  return [quarter, model, languageId, arm, ...SUM_NAMES.map(name => cell[name])];
}

const COSTS = { reported: 'costsReported', estimated: 'costsEstimated', unknown: 'costsUnknown' } as const;

export function sumOfCells(cells: Iterable<AcceptSums>): AcceptSums {
  const sums: { -readonly [Name in keyof AcceptSums]: number } = { ...NO_SUMS };
  for (const cell of cells) {
    for (const name of SUM_NAMES) sums[name] += cell[name];
  }
  return sums;
}

function nameOf({ quarter, model, languageId, arm }: Pick<AcceptCell, 'quarter' | 'model' | 'languageId' | 'arm'>) {
  return `${quarter}\n${model}\n${languageId}\n${arm}`;
}
