import assert from 'node:assert/strict';
import { BreakerRegistry } from '../../../../src/core/provider/failover/breakerRegistry.ts';
import { OPENROUTER } from '../../../../src/core/provider/profile/builtInProfiles.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { error, MINUTE_MS } from './relay.ts';

function breakersHere() {
  const clock = new FakeClock();
  const breakers = new BreakerRegistry({ clock, random: () => 1 });
  const at = (model: string, baseUrl = OPENROUTER.baseUrl) =>
    breakers.of({ profile: { ...OPENROUTER, baseUrl }, model });
  return { clock, breakers, at };
}

describe('two models at one provider', () => {
  it('one that the provider does not have stops itself, and not the suggestions of the other', () => {
    const { at } = breakersHere();
    assert.equal(
      at('gone')
        .begin()
        .failed(error('not-found', { status: 404 })),
      'notice',
    );
    assert.equal(at('gone').allows(), false);
    assert.equal(at('gone').state.kind, 'stopped');
    assert.equal(at('good').allows(), true);
    assert.equal(at('good').state.kind, 'closed');
  });

  it('three requests rejected by one do not count against the other', () => {
    const { at } = breakersHere();
    const refused = [1, 2, 3].map(() =>
      at('odd')
        .begin()
        .failed(error('bad-request', { status: 400 })),
    );
    assert.deepEqual(refused, ['quiet', 'quiet', 'notice']);
    assert.deepEqual([at('odd').allows(), at('good').allows()], [false, true]);
  });

  for (const kind of ['auth', 'credit', 'rate-limit', 'server', 'network'] as const) {
    it(`${kind} at one counts for both, and is reported once`, () => {
      const { at } = breakersHere();
      assert.equal(at('one').begin().failed(error(kind)), 'notice');
      assert.equal(at('other').allows(), false);
      assert.equal(at('other').begin().failed(error(kind)), 'quiet');
    });
  }

  it('an answer of the one ends a pause for both, and does not bring back a model that is gone', async () => {
    const { at, clock } = breakersHere();
    at('gone')
      .begin()
      .failed(error('not-found', { status: 404 }));
    at('good')
      .begin()
      .failed(error('server', { status: 503 }));
    assert.deepEqual([at('gone').state.kind, at('good').state.kind], ['stopped', 'paused']);
    await clock.advance(1_000);
    assert.deepEqual([at('gone').state.kind, at('good').state.kind], ['stopped', 'half-open']);
    at('good').begin().succeeded();
    assert.deepEqual([at('gone').allows(), at('good').allows()], [false, true]);
  });

  it('a probe that finds the model gone leaves the next probe to the other', async () => {
    const { at, clock } = breakersHere();
    at('gone')
      .begin()
      .failed(error('server', { status: 503 }));
    await clock.advance(1_000);
    const probe = at('gone').begin();
    assert.equal(at('good').allows(), false);
    probe.failed(error('not-found', { status: 404 }));
    assert.equal(at('good').allows(), true);
  });

  it('a configuration change allows requests that waited for the user, and never shortens a pause', () => {
    const { at, breakers } = breakersHere();
    const elsewhere = at('one', 'https://proxy.example/v1');
    at('one')
      .begin()
      .failed(error('rate-limit', { status: 429, retryAfterMs: 10 * MINUTE_MS }));
    elsewhere.begin().failed(error('credit', { status: 402 }));
    at('gone')
      .begin()
      .failed(error('not-found', { status: 404 }));
    breakers.retryStopped();
    assert.deepEqual([at('one').state.kind, elsewhere.state.kind], ['paused', 'closed']);
    assert.equal(at('gone').state.kind, 'paused');
  });

  it('at another address nothing of it holds, nor after something has changed', () => {
    const { at, breakers } = breakersHere();
    at('one')
      .begin()
      .failed(error('auth', { status: 401 }));
    assert.equal(at('one', 'https://proxy.example/v1').allows(), true);
    assert.equal(at('one', `${OPENROUTER.baseUrl}/other`).allows(), false);
    breakers.reset();
    assert.equal(at('one').allows(), true);
  });
});
