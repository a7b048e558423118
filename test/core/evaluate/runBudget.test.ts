import assert from 'node:assert/strict';
import { RunBudget } from '../../../src/core/evaluate/runBudget.ts';
import { settled } from '../../support/fakeClock.ts';

describe('the cap of a run', () => {
  async function reserved(purse: RunBudget, worst: number | undefined) {
    const reservation = await purse.reserve(worst);
    return reservation === 'does-not-fit' ? assert.fail('does not fit') : reservation;
  }

  it('counts the maximum cost of running requests, and then their real cost', async () => {
    const purse = new RunBudget(100);
    const first = await reserved(purse, 60);
    let answer: unknown = 'waiting';
    const second = purse.reserve(60).then(reservation => {
      answer = reservation;
    });
    await settled();
    assert.equal(answer, 'waiting');
    first.settle(10);
    await second;
    assert.notEqual(answer, 'does-not-fit');
    assert.equal(purse.spent, 10);
  });

  it('is reached when nothing under way can leave enough', async () => {
    const purse = new RunBudget(100);
    (await reserved(purse, 60)).settle(50);
    assert.equal(await purse.reserve(51), 'does-not-fit');
    (await reserved(purse, 50)).settle(50);
    assert.equal(await purse.reserve(1), 'does-not-fit');
    assert.equal(await purse.reserve(undefined), 'does-not-fit');
  });

  it('counts an unknown cost as the maximum', async () => {
    const purse = new RunBudget(100);
    (await reserved(purse, 60)).settle(undefined);
    assert.equal(purse.spent, 60);
    (await reserved(purse, undefined)).settle(undefined);
    assert.equal(purse.spent, 60);
  });

  it('is infinite if none is set', async () => {
    const purse = new RunBudget(undefined);
    (await reserved(purse, 1e15)).settle(1e15);
    await reserved(purse, 1e15);
  });
});
