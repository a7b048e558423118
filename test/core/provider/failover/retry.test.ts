import assert from 'node:assert/strict';
import type { ProviderError } from '../../../../src/core/provider/errors.ts';
import { DOWN, error, MINUTE_MS, Relay } from './relay.ts';

const explicit = { automatic: false };

describe('an explicit request without another provider', () => {
  const passing: readonly ProviderError[] = [
    DOWN,
    error('rate-limit', { status: 429, retryAfterMs: 1_000 }),
    error('network', { code: 'ECONNREFUSED' }),
  ];
  for (const failed of passing) {
    it(`is answered though the provider failed twice: ${failed.kind}`, async () => {
      const relay = new Relay('a');
      const question = await relay.ask(explicit);
      await relay.fail('a', failed);
      assert.deepEqual([question.outcome, relay.asked], ['waiting', 'a1'], 'asked again at once');
      await relay.clock.advance(1_000);
      assert.equal(relay.asked, 'a2');
      await relay.fail('a', failed);
      await relay.clock.advance(1_500);
      await relay.answer('a');
      assert.deepEqual([question.text, question.outcome, relay.asked], ['a', 'ended', 'a3']);
      assert.deepEqual(relay.failures, [], 'nobody is told of what has passed');
      assert.equal(relay.state, 'a serves');
    });
  }

  it('fails at once at a provider that retries by itself', async () => {
    const relay = new Relay('a');
    const question = await relay.ask({ automatic: false, callerRetries: true });
    await relay.fail('a');
    await relay.clock.advance(MINUTE_MS);
    assert.deepEqual([question.outcome, relay.asked], ['server', 'a1']);
  });

  it('fails, once, at the third failure', async () => {
    const relay = new Relay('a');
    const question = await relay.ask(explicit);
    for (const waitMs of [500, 1_500, MINUTE_MS]) {
      await relay.fail('a');
      await relay.clock.advance(waitMs);
    }
    assert.deepEqual([question.outcome, relay.asked], ['server', 'a3']);
    assert.deepEqual(relay.failures, ['a server notice']);
  });

  const final: readonly ProviderError[] = [
    error('auth', { status: 401 }),
    error('bad-request', { status: 400 }),
    error('not-an-api', { status: 200, code: 'html_page' }),
    // Longer than any request waits.
    error('rate-limit', { status: 429, retryAfterMs: MINUTE_MS }),
    // These may have been worked for: a second one would be a second bill.
    error('server'),
    error('network', { code: 'ECONNRESET' }),
    error('stalled'),
  ];
  for (const failed of final) {
    it(`fails at once if retrying is useless or may cost: ${failed.kind} ${failed.code ?? failed.status ?? ''}`, async () => {
      const relay = new Relay('a');
      const question = await relay.ask(explicit);
      await relay.fail('a', failed);
      assert.deepEqual([question.outcome, relay.asked], [failed.kind, 'a1']);
    });
  }

  it('never has a beginning twice', async () => {
    const relay = new Relay('a');
    const question = await relay.ask(explicit);
    relay.at('a').say('half');
    await relay.fail('a');
    await relay.clock.advance(MINUTE_MS);
    assert.deepEqual([question.text, question.outcome, relay.asked], ['half', 'server', 'a1']);
  });

  it('can be canceled while it waits', async () => {
    const relay = new Relay('a');
    const question = await relay.ask(explicit);
    await relay.fail('a');
    question.abort.abort();
    await relay.clock.advance(MINUTE_MS);
    assert.deepEqual([question.outcome, relay.asked], ['ended', 'a1']);
  });
});

describe('an automatic request', () => {
  it('is never retried', async () => {
    const relay = new Relay('a');
    const question = await relay.ask();
    await relay.fail('a');
    await relay.clock.advance(MINUTE_MS);
    assert.deepEqual([question.outcome, relay.asked], ['server', 'a1']);
  });
});

describe('an explicit request with another provider', () => {
  it('moves on to that one at once', async () => {
    const relay = new Relay();
    const question = await relay.ask(explicit);
    await relay.fail('a');
    await relay.answer('b');
    assert.deepEqual([question.text, relay.asked], ['b', 'a1 b1']);
  });
});
