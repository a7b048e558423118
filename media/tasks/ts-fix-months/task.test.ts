import assert from 'node:assert/strict';
import { test } from 'node:test';

// Where it is evening while it is the next morning in UTC.
process.env['TZ'] = 'America/Los_Angeles';
const { byMonth } = await import('./report.ts');

const paid = (date: string, cents: number) => ({ date, cents });

test('months are those of UTC', () => {
  assert.deepEqual(byMonth([paid('2024-03-01T00:30:00Z', 5)]), [{ month: '2024-03', cents: 5, largest: 5 }]);
  assert.deepEqual(byMonth([paid('2023-12-31T23:59:59Z', 5)]), [{ month: '2023-12', cents: 5, largest: 5 }]);
});

test('sums, and the largest as a number', () => {
  const payments = [paid('2024-10-05T10:00:00Z', 900), paid('2024-10-01T10:00:00Z', 1000), paid('2024-10-09T10:00:00Z', -50)];
  assert.deepEqual(byMonth(payments), [{ month: '2024-10', cents: 1850, largest: 1000 }]);
  assert.deepEqual(byMonth([paid('2024-10-05T10:00:00Z', -7)]), [{ month: '2024-10', cents: -7, largest: -7 }]);
});

test('latest first, with the months between', () => {
  const payments = [paid('2023-11-10T00:00:00Z', 1), paid('2024-02-10T00:00:00Z', 2), paid('2024-02-11T00:00:00Z', 0)];
  assert.deepEqual(
    byMonth(payments).map(({ month, cents, largest }) => `${month} ${cents} ${largest}`),
    ['2024-02 2 2', '2024-01 0 0', '2023-12 0 0', '2023-11 1 1'],
  );
});

test('a payment of nothing is a payment', () => {
  assert.deepEqual(byMonth([paid('2024-02-11T00:00:00Z', 0)]), [{ month: '2024-02', cents: 0, largest: 0 }]);
  assert.deepEqual(byMonth([]), []);
});

test('leaves the list alone', () => {
  const payments = [paid('2024-02-11T00:00:00Z', 3), paid('2023-02-11T00:00:00Z', 1)];
  const before = structuredClone(payments);
  byMonth(payments);
  assert.deepEqual(payments, before);
});
