import assert from 'node:assert/strict';
import type { ProviderError } from '../../../../src/core/provider/errors.ts';
import { settled } from '../../../support/fakeClock.ts';
import { REQUEST } from '../wire/replay.ts';
import { DOWN, error, MINUTE_MS, Relay } from './relay.ts';

describe('with several providers', () => {
  it('the first answers while it is healthy, and the others are not used', async () => {
    const relay = new Relay();
    const question = await relay.ask();
    await relay.answer('a');
    assert.deepEqual([question.text, question.outcome, relay.asked], ['a', 'ended', 'a1 b0']);
    assert.equal(relay.at('a').request.model, 'a');
    assert.equal(relay.state, 'a serves');
  });

  const passedOn: readonly ProviderError[] = [
    error('rate-limit', { status: 429, retryAfterMs: 120_000 }),
    DOWN,
    error('network', { code: 'ECONNREFUSED' }),
    error('network', { code: 'ECONNRESET' }),
    error('stalled'),
    error('auth', { status: 401 }),
    error('credit', { status: 402 }),
    error('not-found', { status: 404 }),
    error('not-an-api', { status: 200, code: 'html_page' }),
  ];
  for (const failed of passedOn) {
    it(`${failed.kind} ${failed.code ?? ''} at the first: the next serves the same question`, async () => {
      const relay = new Relay();
      const question = await relay.ask();
      await relay.fail('a', failed);
      await relay.answer('b');
      assert.deepEqual([question.text, question.outcome, relay.asked], ['b', 'ended', 'a1 b1']);
      assert.equal(relay.at('b').request.model, 'b');
      assert.deepEqual(relay.failures, [`a ${failed.kind} notice → b`]);
      assert.match(relay.state, /^b serves, a (paused|stopped) /);
    });
  }

  const kept: readonly ProviderError[] = [
    error('bad-request', { status: 400 }),
    error('content-filter', { status: 400 }),
    error('truncated'),
    // No status, no content: it may have been worked for.
    error('server'),
    error('not-an-api', { status: 200 }),
  ];
  for (const failed of kept) {
    it(`${failed.kind} ${failed.status ?? ''} stays with the first: another would do no better, or be paid as well`, async () => {
      const relay = new Relay();
      const question = await relay.ask();
      await relay.fail('a', failed);
      assert.deepEqual([question.outcome, relay.asked], [failed.kind, 'a1 b0']);
      assert.doesNotMatch(String(relay.failures), /→/);
    });
  }

  it('nothing is passed on after the first word', async () => {
    const relay = new Relay();
    const question = await relay.ask();
    relay.at('a').say('half');
    await relay.fail('a');
    assert.deepEqual([question.text, question.outcome, relay.asked], ['half', 'server', 'a1 b0']);
    assert.equal(relay.state, 'b serves, a paused server');
  });

  it('a missing key at the first: the next serves, and the missing key is reported once', async () => {
    const relay = new Relay();
    relay.connectErrors['a'] = error('no-key');
    await relay.ask();
    await relay.answer('b');
    const question = await relay.ask();
    await relay.answer('b');
    assert.deepEqual([question.text, relay.asked], ['b', 'a0 b2']);
    assert.deepEqual(relay.failures, ['a no-key notice → b']);
    assert.equal(relay.state, 'b serves, a stopped no-key');
  });

  it('if all fail, the failure that may have cost something is reported, else the first one', async () => {
    const relay = new Relay();
    const question = await relay.ask();
    await relay.fail('a', error('credit', { status: 402 }));
    await relay.fail('b');
    assert.equal(question.outcome, 'credit');
    const other = new Relay();
    const asked = await other.ask();
    await other.fail('a');
    await other.fail('b', error('stalled'));
    assert.equal(asked.outcome, 'stalled');
    assert.match(other.state, /^nobody serves/);
    const keyless = new Relay();
    keyless.connectErrors['a'] = error('no-key');
    const sent = await keyless.ask();
    await keyless.fail('b');
    assert.equal(sent.outcome, 'server');
  });

  it('a request that is typed past ends there: no other provider is used, and none has failed', async () => {
    const relay = new Relay();
    const question = await relay.ask();
    question.abort.abort();
    await settled();
    assert.deepEqual([question.outcome, relay.asked, relay.state], ['ended', 'a1 b0', 'a serves']);
    assert.equal(relay.at('a').closed, true);
    assert.deepEqual(relay.failures, []);
  });

  it('leaves no timer running', async () => {
    const relay = new Relay();
    await relay.ask();
    await relay.answer('a');
    const aborted = await relay.ask();
    aborted.abort.abort();
    await relay.ask();
    await relay.fail('a');
    await relay.answer('b');
    assert.equal(relay.clock.sleepers, 0);
  });
});

describe('a silent provider', () => {
  it('is left for the next after four seconds, and its connection closed', async () => {
    const relay = new Relay();
    const question = await relay.ask();
    const silent = relay.at('a');
    await relay.clock.advance(3999);
    assert.equal(relay.asked, 'a1 b0');
    await relay.clock.advance(1);
    assert.deepEqual([relay.asked, silent.closed], ['a1 b1', true]);
    await relay.answer('b');
    assert.equal(question.text, 'b');
    assert.deepEqual(relay.failures, ['a stalled notice → b']);
  });
  it('gets ten seconds for an explicit request', async () => {
    const relay = new Relay();
    await relay.ask({ automatic: false });
    await relay.clock.advance(9999);
    assert.equal(relay.asked, 'a1 b0');
    await relay.clock.advance(1);
    assert.equal(relay.asked, 'a1 b1');
  });
  it('gets its own time if no other can serve', async () => {
    const relay = new Relay('a');
    const question = await relay.ask();
    await relay.clock.advance(MINUTE_MS);
    assert.equal(question.outcome, 'waiting');
  });
  it('is not hurried once it has begun', async () => {
    const relay = new Relay();
    const question = await relay.ask();
    relay.at('a').say('slow');
    await relay.clock.advance(MINUTE_MS);
    await relay.answer('a', ' but well');
    assert.deepEqual([question.text, relay.asked], ['slow but well', 'a1 b0']);
  });
  it('that has accepted the request is given up without a second bill: the next keystroke goes to the next provider', async () => {
    const relay = new Relay();
    const question = await relay.ask();
    relay.at('a').tell({ type: 'start', generationId: 'gen-1' });
    await relay.clock.advance(4000);
    assert.deepEqual([question.outcome, relay.asked], ['stalled', 'a1 b0']);
    const next = await relay.ask();
    await relay.answer('b');
    assert.deepEqual([next.text, relay.asked], ['b', 'a1 b1']);
  });
  it('that has accepted the request is replaced by the next if canceling is free', async () => {
    const relay = new Relay('ab', { cancellation: 'stops-billing' });
    await relay.ask();
    relay.at('a').tell({ type: 'start', generationId: 'gen-1' });
    await relay.clock.advance(4000);
    assert.equal(relay.asked, 'a1 b1');
  });
  it('that has accepted the request is waited for on an explicit request: a second one would be a second bill', async () => {
    const relay = new Relay();
    const question = await relay.ask({ automatic: false });
    relay.at('a').tell({ type: 'start', generationId: 'gen-1' });
    await relay.clock.advance(MINUTE_MS);
    assert.deepEqual([question.outcome, relay.asked], ['waiting', 'a1 b0']);
    await relay.answer('a', 'late');
    assert.deepEqual([question.text, relay.asked], ['late', 'a1 b0']);
  });
  it('that has accepted the request and then breaks off is not replaced, not even on an explicit request', async () => {
    const relay = new Relay();
    const question = await relay.ask({ automatic: false });
    relay.at('a').tell({ type: 'start', generationId: 'gen-1' });
    await relay.fail('a', error('network', { code: 'ECONNRESET' }));
    assert.deepEqual([question.outcome, relay.asked], ['network', 'a1 b0']);
  });
  it('is waited for on an explicit request without another provider', async () => {
    const relay = new Relay('ab', { cancellation: 'billed-in-full' });
    const question = await relay.ask({ automatic: false });
    await relay.clock.advance(MINUTE_MS);
    await relay.answer('a', 'late');
    assert.deepEqual([question.text, relay.asked], ['late', 'a1 b0']);
  });
  it('that bills canceled answers in full is not followed by another', async () => {
    const relay = new Relay('ab', { cancellation: 'billed-in-full' });
    const question = await relay.ask();
    await relay.clock.advance(4000);
    assert.deepEqual([question.outcome, relay.asked], ['stalled', 'a1 b0']);
    await relay.ask();
    assert.equal(relay.asked, 'a1 b1');
  });
});

describe('one provider alone', () => {
  it('behaves as without failover: its failures are its own, and reported once', async () => {
    const relay = new Relay('a');
    const question = await relay.ask();
    await relay.fail('a');
    assert.deepEqual([question.outcome, relay.failures, relay.asked], ['server', ['a server notice'], 'a1']);
    assert.equal(relay.failover.allows(), false);
    await relay.clock.advance(1000);
    assert.equal(relay.failover.allows(), true);
    assert.equal(relay.state, 'a serves, a half-open server');
  });
  it('counts as well when its answer has begun and is typed past', async () => {
    const relay = new Relay('a');
    await relay.ask();
    await relay.fail('a');
    await relay.clock.advance(1000);
    const question = await relay.ask();
    relay.at('a').say('enough');
    await settled();
    question.abort.abort();
    await settled();
    assert.equal(relay.state, 'a serves');
  });
  it('counts as well when its answer is left before the end', async () => {
    const relay = new Relay('a');
    await relay.ask();
    await relay.fail('a');
    await relay.clock.advance(1000);
    const parts = relay.failover.stream(REQUEST, new AbortController().signal);
    const first = parts.next();
    await settled();
    relay.at('a').say('enough');
    assert.equal((await first).value?.type, 'text-delta');
    await parts.return();
    assert.deepEqual([relay.state, relay.at('a').closed], ['a serves', true]);
  });
});
