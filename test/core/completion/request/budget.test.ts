import assert from 'node:assert/strict';
import { ProviderError } from '../../../../src/core/provider/errors.ts';
import { Desk } from '../../../support/desk.ts';
import { settled } from '../../../support/fakeClock.ts';

describe('a spent budget', () => {
  it('sends nothing, and explains why', async () => {
    const desk = new Desk();
    desk.budget = 'spent';
    const asked = desk.ask('const a = █');
    await desk.clock.advance(1_000);
    assert.equal(await asked.shows(), 'suppressed: over-budget');
    assert.equal(desk.provider.streams.length, 0);
    assert.deepEqual(desk.records, []);
  });

  it('still shows suggestions that are paid for', async () => {
    const desk = new Desk();
    const { asked, stream } = await desk.request('const a = █');
    stream.say('foo(bar);');
    stream.stop();
    assert.equal(await asked.shows(), 'foo(bar);');
    desk.budget = 'spent';
    assert.equal(await desk.ask('const a = foo(█').shows(), 'bar);');
  });

  it('allows requests again when there is money left', async () => {
    const desk = new Desk();
    desk.budget = 'spent';
    desk.ask('const a = █');
    await desk.clock.advance(1_000);
    desk.budget = 'enough';
    await desk.request('const ab = █');
    assert.equal(desk.provider.streams.length, 1);
  });
});

describe('an admitted request', () => {
  it('gives its money back when it is overtaken before it is sent', async () => {
    const desk = new Desk();
    const known = Promise.withResolvers<void>();
    desk.budgetKnown = known.promise;
    const asked = desk.ask('const a = █');
    await desk.clock.advance(1_000);
    asked.cancel();
    known.resolve();
    await settled();
    assert.deepEqual([desk.admitted, desk.released], [['r1'], ['r1']]);
    assert.equal(desk.provider.streams.length, 0);
  });

  it('holds no money while the keystroke that superseded it is checked', async () => {
    const desk = new Desk();
    desk.budget = 'for-one';
    desk.releasing = settled;
    const known = Promise.withResolvers<void>();
    desk.budgetKnown = known.promise;
    desk.ask('const a = █');
    await desk.clock.advance(1_000);
    const overtook = desk.ask('const a =  █');
    await desk.clock.advance(1_000);
    known.resolve();
    await settled();
    await settled();
    assert.equal(desk.provider.streams.length, 1, 'the last key is asked for');
    desk.provider.streams[0]?.say('foo(bar);');
    desk.provider.streams[0]?.stop();
    assert.equal(await overtook.shows(), 'foo(bar);');
    assert.deepEqual([desk.admitted, desk.released], [['r1', 'r2'], ['r1']]);
  });

  it('is not checked at all if it was superseded before its turn', async () => {
    const desk = new Desk();
    const known = Promise.withResolvers<void>();
    desk.budgetKnown = known.promise;
    for (const text of ['const a =█', 'const a = █', 'const a =  █']) {
      desk.ask(text);
      await desk.clock.advance(1_000);
    }
    known.resolve();
    await settled();
    await settled();
    assert.deepEqual([desk.admitted, desk.released], [['r1', 'r2'], ['r1']]);
  });

  it('gives its money back when nothing went out', async () => {
    const desk = new Desk();
    const { stream } = await desk.request('const a = █');
    stream.fail(new ProviderError({ kind: 'no-key', message: 'There is no key.' }));
    await settled();
    assert.deepEqual([desk.released, desk.records], [['r1'], []]);
  });

  it('has its id in its record and in each of its suggestions', async () => {
    const desk = new Desk();
    const { asked, stream } = await desk.request('const a = █');
    stream.say('foo(bar);');
    stream.stop();
    await settled();
    const first = await asked.outcome();
    const [typed, remembered] = [desk.ask('const a = fo█'), desk.ask('const a = █', { trigger: 'explicit' })];
    for (const outcome of [first, await typed.outcome(), await remembered.outcome()]) {
      assert.equal(outcome.kind === 'suggested' && outcome.requestId, 'r1');
    }
    assert.deepEqual(
      desk.records.map(({ id }) => id),
      ['r1'],
    );
    assert.deepEqual(desk.released, []);
  });
});
