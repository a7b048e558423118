import assert from 'node:assert/strict';
import type { Amendment } from '../../../../src/core/usage/ledger/ledger.ts';
import { RecordReader } from '../../../../src/core/usage/ledger/recordReader.ts';
import { record } from '../records.ts';

const FIRST = record({ cost: { certainty: 'estimated', value: 5 } });
const PRICE: Amendment = { amends: 'r1', time: FIRST.time, cost: { certainty: 'reported', value: 7 } };
const ACCEPTED: Amendment = { amends: 'r1', time: FIRST.time, accepted: { chars: 3, lines: 1 } };

describe('the records of the ledger', () => {
  for (const order of [
    [0, 1, 2],
    [1, 0, 2],
    [1, 2, 0],
  ]) {
    it(`are whole, whatever was written first (${order.join(', ')})`, () => {
      const lines = [
        { kind: 'record', entry: FIRST },
        { kind: 'amendment', entry: PRICE },
        { kind: 'amendment', entry: ACCEPTED },
      ] as const;
      const reader = new RecordReader();
      for (const index of order) reader.take(lines[index] ?? { kind: 'broken' });
      assert.deepEqual(reader.records, [{ ...FIRST, cost: PRICE.cost, accepted: ACCEPTED.accepted }]);
    });
  }

  it('are included once, oldest first', () => {
    const reader = new RecordReader();
    reader.add(record({ id: 'late', time: 2 }));
    reader.add(record({ id: 'early', time: 1 }));
    reader.add(record({ id: 'late', time: 2, accepted: { chars: 1, lines: 1 } }));
    assert.deepEqual(
      reader.records.map(({ id, accepted }) => [id, accepted?.chars]),
      [
        ['early', undefined],
        ['late', 1],
      ],
    );
  });
});
