import assert from 'node:assert/strict';
import { settled } from '../../../support/fakeClock.ts';
import { error, MINUTE_MS, Question, Relay } from './relay.ts';

describe('the return to the first provider', () => {
  it('begins with one request when its pause is over, while the others go to the next', async () => {
    const relay = new Relay();
    await relay.ask();
    await relay.fail('a');
    await relay.answer('b');
    await relay.ask();
    await relay.answer('b');
    assert.equal(relay.asked, 'a1 b2');
    await relay.clock.advance(1000);
    const probe = await relay.ask();
    const meanwhile = await relay.ask();
    assert.equal(relay.asked, 'a2 b3');
    await relay.answer('b');
    await relay.answer('a');
    assert.deepEqual([probe.text, meanwhile.text, relay.state], ['a', 'b', 'a serves']);
    await relay.ask();
    assert.equal(relay.asked, 'a3 b3');
  });
  it('leaves the request to the next if the first still fails, and doubles the pause', async () => {
    const relay = new Relay();
    await relay.ask();
    await relay.fail('a');
    await relay.answer('b');
    await relay.clock.advance(1000);
    const probe = await relay.ask();
    await relay.fail('a');
    await relay.answer('b');
    assert.equal(probe.text, 'b');
    await relay.clock.advance(1999);
    await relay.ask();
    assert.equal(relay.asked, 'a2 b3');
    await relay.answer('b');
    await relay.clock.advance(1);
    await relay.ask();
    assert.equal(relay.asked, 'a3 b3');
    assert.deepEqual(relay.failures, ['a server notice → b', 'a server quiet → b']);
  });
  it('does not begin before the time that it names, however long', async () => {
    const relay = new Relay();
    await relay.ask();
    await relay.fail('a', error('rate-limit', { status: 429, retryAfterMs: 10 * MINUTE_MS }));
    await relay.answer('b');
    await relay.clock.advance(10 * MINUTE_MS - 1);
    await relay.ask();
    assert.equal(relay.asked, 'a1 b2');
    await relay.answer('b');
    await relay.clock.advance(1);
    await relay.ask();
    assert.equal(relay.asked, 'a2 b2');
  });
  it('begins again with the next request when the first one was typed past', async () => {
    const relay = new Relay();
    await relay.ask();
    await relay.fail('a');
    await relay.answer('b');
    await relay.clock.advance(1000);
    const probe = await relay.ask();
    // In the same turn: the key that ends the one request may be the next to try.
    probe.abort.abort();
    void new Question(relay.failover, true);
    await settled();
    assert.equal(relay.asked, 'a3 b1');
  });
});

describe('while every provider is paused', () => {
  async function allDown(): Promise<Relay> {
    const relay = new Relay();
    await relay.ask();
    await relay.fail('a');
    await relay.fail('b');
    return relay;
  }
  it('an automatic request is not sent, and costs nothing', async () => {
    const relay = await allDown();
    assert.equal(relay.failover.allows(), false);
    const question = await relay.ask();
    assert.deepEqual([question.outcome, question.error?.unsent, relay.asked], ['server', true, 'a1 b1']);
    assert.equal(relay.failures.length, 2);
  });
  it('an explicit request is answered by any provider that can', async () => {
    const relay = await allDown();
    const question = await relay.ask({ automatic: false });
    await relay.fail('a');
    await relay.answer('b');
    assert.deepEqual([question.text, relay.asked, relay.state], ['b', 'a2 b2', 'b serves, a paused server']);
  });
  it('an explicit request avoids a resting provider while another is healthy', async () => {
    const relay = new Relay();
    await relay.ask();
    await relay.fail('a');
    await relay.answer('b');
    const question = await relay.ask({ automatic: false });
    await relay.answer('b');
    assert.deepEqual([question.text, relay.asked], ['b', 'a1 b2']);
  });
});
