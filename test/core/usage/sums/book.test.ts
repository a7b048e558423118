import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Amendment, LedgerEntry, LedgerRecord, RecordUpdate } from '../../../../src/core/usage/ledger/ledger.ts';
import { decodeLine, encodeEntry } from '../../../../src/core/usage/ledger/ledgerLine.ts';
import type { AcceptCell } from '../../../../src/core/usage/sums/acceptCells.ts';
import { Book } from '../../../../src/core/usage/sums/book.ts';
import { type BookPart, partsOf, readPart } from '../../../../src/core/usage/sums/bookPart.ts';
import { costTotal, sumOf, type TotalsRow } from '../../../../src/core/usage/sums/ledgerTotals.ts';
import { record, utcDay } from '../records.ts';

const count = fc.integer({ min: 0, max: 1e9 });
const certainty = fc.constantFrom('reported' as const, 'estimated' as const);
const figure = fc.oneof(fc.constant({ certainty: 'unknown' as const }), fc.record({ certainty, value: count }));
const tokens = fc.oneof(
  fc.constant({ certainty: 'unknown' as const }),
  fc.record({ certainty, prompt: count, cached: count, output: count, reasoning: count }),
);
const findings: fc.Arbitrary<RecordUpdate> = fc.record(
  {
    tokens,
    cost: figure,
    servedBy: fc.constantFrom('Fireworks', 'Baseten'),
    accepted: fc.record({ chars: fc.integer({ min: 0, max: 500 }), lines: fc.integer({ min: 0, max: 12 }) }),
    kept30sChars: fc.integer({ min: 0, max: 500 }),
    kept5minChars: fc.integer({ min: 0, max: 500 }),
    dismissed: fc.constant(true as const),
    settled: fc.constant(true as const),
  },
  { requiredKeys: [] },
);
const records: fc.Arbitrary<LedgerRecord[]> = fc
  .array(
    fc
      .tuple(
        findings,
        fc.constantFrom('a', 'b'),
        fc.constantFrom('suggested' as const, 'aborted' as const),
        fc.constantFrom({}, { feature: 'next-edit' as const }, { feature: 'next-edit' as const, free: true as const }),
      )
      .map(([found, model, outcome, kind]) => ({ ...record({ model, outcome, ...kind }), ...found })),
    { minLength: 1, maxLength: 8 },
  )
  .map(list => list.map((one, index) => ({ ...one, id: `r${index}`, time: one.time + index * 8 * 3_600_000 })));

/** Records with their amendments, and the same lines in another order with some of them twice. */
const ledgers = records.chain(list => {
  const amendments: fc.Arbitrary<Amendment[]> = fc.array(
    fc.tuple(fc.constantFrom(...list), findings).map(([{ id, time }, found]) => ({ amends: id, time, ...found })),
    { maxLength: 12 },
  );
  return amendments.chain(more => {
    const entries: LedgerEntry[] = [...list, ...more];
    const shuffled = fc
      .shuffledSubarray([...entries, ...entries], { minLength: entries.length })
      .map(some => [...some, ...entries.filter(entry => !some.includes(entry))]);
    return fc.record({ list: fc.constant(list), entries: fc.constant(entries), shuffled });
  });
});

function bookOf(entries: readonly LedgerEntry[], parts: Iterable<BookPart> = []): Book {
  const book = new Book(utcDay);
  for (const part of parts) book.restore(part);
  for (const entry of entries) book.take(decodeLine(encodeEntry(entry)));
  return book;
}

function sorted(rows: readonly TotalsRow[]): readonly TotalsRow[] {
  const name = (row: TotalsRow) => JSON.stringify([row.day, row.feature, row.model, row.fate]);
  return rows.toSorted((a, b) => (name(a) < name(b) ? -1 : 1));
}

function sortedCells({ accept }: Book): readonly AcceptCell[] {
  const name = (cell: AcceptCell) => JSON.stringify([cell.quarter, cell.model]);
  return accept.cells.toSorted((a, b) => (name(a) < name(b) ? -1 : 1));
}

const spent = (book: Book) => costTotal(sumOf(book.totals.rows));

describe('the book of the ledger', () => {
  it('is the same for every order of the lines, however often each is read', () => {
    fc.assert(
      fc.property(ledgers, ({ entries, shuffled }) => {
        const [one, other] = [bookOf(entries), bookOf(shuffled)];
        assert.deepEqual(sorted(other.totals.rows), sorted(one.totals.rows));
        assert.deepEqual(sortedCells(other), sortedCells(one));
        assert.deepEqual(new Map(other.recent.map(r => [r.id, r])), new Map(one.recent.map(r => [r.id, r])));
      }),
    );
  });

  it("never loses a request, and sums each one's final amounts", () => {
    fc.assert(
      fc.property(ledgers, ({ list, entries }) => {
        const book = bookOf(entries);
        const sums = sumOf(book.totals.rows);
        const requests = list.filter(({ free }) => !free).length;
        assert.deepEqual([sums.requests, sums.freeEdits], [requests, list.length - requests]);
        const sent = book.recent.filter(({ free }) => !free);
        const known = sent.flatMap(({ cost }) => (cost.certainty === 'unknown' ? [] : [cost.value]));
        assert.equal(
          sums.costNanoDollars,
          known.reduce((a, b) => a + b, 0),
        );
        assert.equal(sums.costsReported + sums.costsEstimated + sums.costsUnknown, requests);
        assert.equal(sums.tokensReported + sums.tokensEstimated + sums.tokensUnknown, requests);
      }),
    );
  });

  it('continues from a snapshot as if everything had been read', () => {
    fc.assert(
      fc.property(ledgers, fc.nat(), ({ entries }, cut) => {
        const at = cut % entries.length;
        const stored: readonly unknown[] = JSON.parse(JSON.stringify([...partsOf(bookOf(entries.slice(0, at)).state)]));
        const read = stored.map(readPart).filter(part => part !== undefined);
        assert.equal(read.length, stored.length);
        const rest = bookOf(entries.slice(at), read);
        assert.deepEqual(sorted(rest.totals.rows), sorted(bookOf(entries).totals.rows));
        assert.deepEqual(sortedCells(rest), sortedCells(bookOf(entries)));
      }),
    );
  });

  it('counts unknown amounts as unknown, not as zero', () => {
    const unpriced = record({ id: 'r2', cost: { certainty: 'unknown' } });
    assert.deepEqual(spent(bookOf([record(), unpriced])), { value: 840_000, reported: 1, estimated: 0, unknown: 1 });
  });

  it('takes the price that the provider names later, and keeps it against a later estimate', () => {
    const cancelled = record({ cost: { certainty: 'estimated', value: 900_000 }, outcome: 'aborted' });
    const about = { amends: cancelled.id, time: cancelled.time };
    const told = { ...about, cost: { certainty: 'reported' as const, value: 1_000 } };
    const guess = { ...about, cost: { certainty: 'estimated' as const, value: 5_000_000 } };
    assert.deepEqual(spent(bookOf([cancelled, told, guess])), { value: 1000, reported: 1, estimated: 0, unknown: 0 });
  });

  it('reports a line that amends a record known only from the totals', () => {
    const many = Array.from({ length: 4_000 }, (_, index) => record({ id: `r${index}` }));
    const book = bookOf(many);
    const late = decodeLine(encodeEntry({ amends: 'r0', time: record().time, accepted: { chars: 5, lines: 1 } }));
    assert.equal(book.take(late), 'too-old');
    const anew = new Book(utcDay);
    anew.take(late);
    for (const one of many) anew.take(decodeLine(encodeEntry(one)));
    assert.equal(sumOf(anew.totals.rows).acceptedChars, 5);
    assert.equal(anew.take(late), 'too-old');
  });

  it('holds the maximum cost of running requests until their record arrives, they are released, or they are long dead', () => {
    const { time } = record();
    const reserve = (id: string, costNanoDollars: number) => ({ reserves: id, time, costNanoDollars });
    const book = bookOf([reserve('r1', 100), reserve('r2', 10), reserve('r3', 1)]);
    assert.equal(book.reservedNanoDollars(time), 111);
    assert.equal(book.reservedNanoDollars(time, 'r3'), 110, 'only those before it');
    assert.equal(bookOf([record(), { releases: 'r2', time }], partsOf(book.state)).reservedNanoDollars(time), 1);
    assert.equal(book.reservedNanoDollars(time + 6 * 60_000), 0);
  });

  it('holds nothing for a request that is dated years ahead', () => {
    const { time } = record();
    const year = 365 * 24 * 60 * 60_000;
    const book = bookOf([
      { reserves: 'ahead', time: time + year, costNanoDollars: 100 },
      { reserves: 'now', time, costNanoDollars: 1 },
    ]);
    assert.equal(book.reservedNanoDollars(time), 1);
    assert.equal(book.reservedNanoDollars(time + year + 6 * 60_000), 0, 'nor later');
  });
});
