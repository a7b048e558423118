import assert from 'node:assert/strict';
import { isOpen, Reconciler } from '../../../../src/core/usage/budget/reconcile.ts';
import type { Amendment, LedgerRecord, RecordUpdate } from '../../../../src/core/usage/ledger/ledger.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { record } from '../records.ts';

const cancelled = record({
  cost: { certainty: 'estimated', value: 900 },
  generationId: 'gen-1',
  outcome: 'aborted',
  reason: 'diverged',
});
const price: RecordUpdate = { cost: { certainty: 'reported', value: 850 } };

/** A provider that answers so, one answer after the other. */
function provider(...answers: (RecordUpdate | undefined | 'offline')[]) {
  const clock = new FakeClock();
  const amendments: Amendment[] = [];
  const asked: LedgerRecord[] = [];
  const reconciler = new Reconciler({
    ask: async one => {
      asked.push(one);
      const answer = answers.shift();
      if (answer === 'offline') throw new Error('offline');
      return answer;
    },
    amend: amendment => void amendments.push(amendment),
    clock,
  });
  return { clock, amendments, asked, reconciler };
}

const about = { amends: 'r1', time: cancelled.time, settled: true as const };
const DAY_MS = 24 * 60 * 60_000;

describe('a canceled request', () => {
  it('gets its price as soon as the provider knows it', async () => {
    const { clock, amendments, asked, reconciler } = provider(undefined, price);
    const done = reconciler.add(cancelled);
    await clock.advance(DAY_MS);
    await done;
    assert.deepEqual(amendments, [{ ...about, ...price }]);
    assert.equal(asked.length, 2);
  });

  it('can be waited for until it is recorded', async () => {
    const clock = new FakeClock();
    const written: string[] = [];
    const amend = async () => {
      await clock.sleep(500);
      written.push('price');
    };
    const reconciler = new Reconciler({ ask: async () => price, amend, clock });
    void reconciler.add(cancelled);
    assert.equal(reconciler.open, 1);
    const waiting = reconciler.settled();
    await clock.advance(DAY_MS);
    await waiting;
    assert.deepEqual([reconciler.open, written], [0, ['price']]);
  });

  it('stays an estimate when the provider does not know it after a few tries', async () => {
    const { clock, amendments, asked, reconciler } = provider();
    const done = reconciler.add(cancelled);
    await clock.advance(DAY_MS);
    await done;
    assert.deepEqual(amendments, [about]);
    assert.equal(asked.length, 3);
  });

  it('stays open if the provider is unreachable, so that the next start looks it up', async () => {
    const { clock, amendments, reconciler } = provider('offline', 'offline', 'offline');
    const done = reconciler.add(cancelled);
    await clock.advance(DAY_MS);
    await done;
    assert.deepEqual(amendments, []);
  });

  it('is looked up once, however often it is found open', async () => {
    const { clock, asked, reconciler } = provider(price);
    const both = Promise.all([reconciler.add(cancelled), reconciler.add(cancelled)]);
    await clock.advance(DAY_MS);
    await both;
    assert.equal(asked.length, 1);
  });

  it('is left alone when the editor closes', async () => {
    const { clock, amendments, asked, reconciler } = provider(price);
    const done = reconciler.add(cancelled);
    reconciler.close();
    await clock.advance(DAY_MS);
    await done;
    assert.deepEqual([asked, amendments], [[], []]);
  });

  it('is open until its price is known, the provider rejects it, or a day has passed', () => {
    const now = cancelled.time + 1000;
    assert.equal(isOpen(cancelled, now), true);
    assert.equal(isOpen({ ...cancelled, ...price }, now), false);
    assert.equal(isOpen({ ...cancelled, settled: true }, now), false);
    assert.equal(isOpen(cancelled, now + DAY_MS), false);
    assert.equal(isOpen(record({ cost: { certainty: 'unknown' } }), now), false, 'nothing to ask by');
  });
});
