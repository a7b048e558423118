import assert from 'node:assert/strict';
import { Breaker } from '../../../src/core/provider/breaker.ts';
import { ProviderError, type ProviderErrorKind } from '../../../src/core/provider/errors.ts';
import { FakeClock } from '../../support/fakeClock.ts';

/** `random` 1 makes every pause as long as it can be, so that the figures are plain. */
function breakerWith(random = 1) {
  const clock = new FakeClock();
  return { clock, breaker: new Breaker({ clock, random: () => random }) };
}

function error(kind: ProviderErrorKind, retryAfterMs?: number): ProviderError {
  return new ProviderError({ kind, message: kind, ...(retryAfterMs !== undefined && { retryAfterMs }) });
}

/** How long from now automatic requests rest. */
function pauseMs({ breaker, clock }: ReturnType<typeof breakerWith>): number {
  const { state } = breaker;
  assert.ok(state.kind === 'paused', state.kind);
  return state.untilMs - clock.now();
}

describe('a failing provider', () => {
  for (const kind of ['no-key', 'auth', 'credit', 'not-found'] as const) {
    it(`is not asked again after ${kind} until something has changed`, async () => {
      const { breaker, clock } = breakerWith();
      assert.equal(breaker.failed(error(kind)), 'notice');
      await clock.advance(24 * 3_600_000);
      assert.equal(breaker.allows(), false);
      breaker.reset();
      assert.equal(breaker.allows(), true);
    });
  }

  for (const kind of ['server', 'network', 'stalled', 'truncated', 'not-an-api'] as const) {
    it(`is asked again after ${kind}, later each time, at least every minute`, async () => {
      const one = breakerWith();
      const { breaker, clock } = one;
      const pauses: number[] = [];
      for (let n = 0; n < 8; n++) {
        assert.equal(breaker.failed(error(kind)), n === 0 ? 'notice' : 'quiet');
        const pause = pauseMs(one);
        pauses.push(pause);
        await clock.advance(pause - 1);
        assert.equal(breaker.allows(), false);
        await clock.advance(1);
        assert.equal(breaker.state.kind, 'half-open');
        assert.equal(breaker.allows(), true);
      }
      assert.deepEqual(pauses, [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    });
  }

  it('is waited for as long as it asks, also above a minute', async () => {
    const { breaker, clock } = breakerWith(0);
    breaker.failed(error('rate-limit', 600_000));
    await clock.advance(599_999);
    assert.equal(breaker.allows(), false);
    await clock.advance(1);
    assert.equal(breaker.allows(), true);
  });

  it('that limits us without saying for how long is given some seconds', () => {
    const one = breakerWith();
    one.breaker.failed(error('rate-limit'));
    assert.equal(pauseMs(one), 5000);
  });

  it('is asked by many windows at different times', () => {
    const pauses = [0, 0.5, 1].map(random => {
      const one = breakerWith(random);
      one.breaker.failed(error('server'));
      return pauseMs(one);
    });
    assert.deepEqual(pauses, [500, 750, 1000]);
  });

  it('fails once when several requests fail together', () => {
    const one = breakerWith();
    const notices = [1, 2, 3].map(() => one.breaker.failed(error('server')));
    assert.deepEqual(notices, ['notice', 'quiet', 'quiet']);
    assert.equal(pauseMs(one), 1000);
  });

  it('is forgiven at the first success, and told of anew the next time', async () => {
    const one = breakerWith();
    one.breaker.failed(error('server'));
    await one.clock.advance(1000);
    one.breaker.succeeded();
    assert.equal(one.breaker.state.kind, 'closed');
    assert.equal(one.breaker.failed(error('server')), 'notice');
    assert.equal(pauseMs(one), 1000);
  });

  it('that comes to need the user says so once more', () => {
    const { breaker } = breakerWith();
    assert.equal(breaker.failed(error('server')), 'notice');
    assert.equal(breaker.failed(error('credit')), 'notice');
    assert.equal(breaker.failed(error('credit')), 'quiet');
    assert.equal(breaker.failed(error('server')), 'quiet');
    assert.ok(breaker.state.kind === 'stopped');
    assert.equal(breaker.state.error.kind, 'credit');
  });
});

describe('a refused request', () => {
  it('may be the fault of one file: only the third in a row stops the rest', () => {
    const { breaker } = breakerWith();
    assert.equal(breaker.failed(error('bad-request')), 'quiet');
    assert.equal(breaker.failed(error('bad-request')), 'quiet');
    assert.equal(breaker.allows(), true);
    assert.equal(breaker.failed(error('bad-request')), 'notice');
    assert.equal(breaker.state.kind, 'stopped');
  });
  it('is forgotten after a success', () => {
    const { breaker } = breakerWith();
    for (let n = 0; n < 5; n++) {
      breaker.failed(error('bad-request'));
      breaker.failed(error('bad-request'));
      breaker.succeeded();
    }
    assert.equal(breaker.allows(), true);
  });
});
