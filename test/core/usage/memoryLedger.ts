import type { SharedLedger } from '../../../src/core/usage/budget/admission.ts';
import { decodeLine, encodeEntry } from '../../../src/core/usage/ledger/ledgerLine.ts';
import { Book } from '../../../src/core/usage/sums/book.ts';
import { costTotal, sumOf } from '../../../src/core/usage/sums/ledgerTotals.ts';
import { utcDay } from './records.ts';

/** A ledger whose lines several windows share; each reads them at its own pace. All costs are of today. */
export function memoryLedger(lines: string[]): SharedLedger {
  const book = new Book(utcDay);
  let read = 0;
  return {
    write: async entry => void lines.push(encodeEntry(entry)),
    refresh: async () => {
      for (; read < lines.length; read++) book.take(decodeLine(lines[read] ?? ''));
    },
    spending: (now, id) => {
      const day = costTotal(sumOf(book.totals.rows));
      return { day, month: day, reservedNanoDollars: book.reservedNanoDollars(now, id) };
    },
    get recent() {
      return book.recent;
    },
    get rows() {
      return book.totals.rows;
    },
  };
}
