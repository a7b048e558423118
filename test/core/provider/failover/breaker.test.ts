import assert from 'node:assert/strict';
import { ProviderError, type ProviderErrorKind } from '../../../../src/core/provider/errors.ts';
import { Breaker } from '../../../../src/core/provider/failover/breaker.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

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
  for (const kind of ['no-key', 'key-elsewhere', 'insecure-address', 'auth', 'credit', 'not-found'] as const) {
    it(`is not tried again after ${kind} until something has changed`, async () => {
      const { breaker, clock } = breakerWith();
      assert.equal(breaker.begin().failed(error(kind)), 'notice');
      await clock.advance(24 * 3_600_000);
      assert.equal(breaker.allows(), false);
      breaker.reset();
      assert.equal(breaker.allows(), true);
    });
  }

  const pausesAfter = (longest: number) =>
    [1, 2, 4, 8, 16, 32, 64, 64].map(seconds => Math.min(seconds * 1000, longest));
  const passing = [
    ['server', 60_000],
    ['certificate', 60_000],
    ['stalled', 60_000],
    ['truncated', 60_000],
    ['not-an-api', 60_000],
    // After coming back online, requests do not wait for a minute.
    ['network', 15_000],
  ] as const;
  for (const [kind, longest] of passing) {
    it(`is tried again after ${kind}, later each time, at least every ${longest / 1000} seconds`, async () => {
      const one = breakerWith();
      const { breaker, clock } = one;
      const pauses: number[] = [];
      for (let n = 0; n < 8; n++) {
        assert.equal(breaker.begin().failed(error(kind)), n === 0 ? 'notice' : 'quiet');
        const pause = pauseMs(one);
        pauses.push(pause);
        await clock.advance(pause - 1);
        assert.equal(breaker.allows(), false);
        await clock.advance(1);
        assert.equal(breaker.state.kind, 'half-open');
        assert.equal(breaker.allows(), true);
      }
      assert.deepEqual(pauses, pausesAfter(longest));
    });
  }

  it('rests as long as it asks for, even more than a minute', async () => {
    const { breaker, clock } = breakerWith(0);
    breaker.begin().failed(error('rate-limit', 600_000));
    await clock.advance(599_999);
    assert.equal(breaker.allows(), false);
    await clock.advance(1);
    assert.equal(breaker.allows(), true);
  });

  it('that limits requests for an unknown time is given some seconds', () => {
    const one = breakerWith();
    one.breaker.begin().failed(error('rate-limit'));
    assert.equal(pauseMs(one), 5000);
  });

  it('is tried by different windows at different times', () => {
    const pauses = [0, 0.5, 1].map(random => {
      const one = breakerWith(random);
      one.breaker.begin().failed(error('server'));
      return pauseMs(one);
    });
    assert.deepEqual(pauses, [500, 750, 1000]);
  });

  it('fails once when several requests fail together', () => {
    const one = breakerWith();
    const attempts = [1, 2, 3].map(() => one.breaker.begin());
    const notices = attempts.map(attempt => attempt.failed(error('server')));
    assert.deepEqual(notices, ['notice', 'quiet', 'quiet']);
    assert.equal(pauseMs(one), 1000);
  });

  it('is healthy again after one success, and a later failure is reported again', async () => {
    const one = breakerWith();
    one.breaker.begin().failed(error('server'));
    await one.clock.advance(1000);
    one.breaker.begin().succeeded();
    assert.equal(one.breaker.state.kind, 'closed');
    assert.equal(one.breaker.begin().failed(error('server')), 'notice');
    assert.equal(pauseMs(one), 1000);
  });

  it('that starts to need the user reports it again', () => {
    const { breaker } = breakerWith();
    assert.equal(breaker.begin().failed(error('server')), 'notice');
    assert.equal(breaker.begin().failed(error('credit')), 'notice');
    assert.equal(breaker.begin().failed(error('credit')), 'quiet');
    assert.equal(breaker.begin().failed(error('server')), 'quiet');
    assert.ok(breaker.state.kind === 'stopped');
    assert.equal(breaker.state.error.kind, 'credit');
  });
});

describe('after a pause', () => {
  async function halfOpen() {
    const one = breakerWith();
    one.breaker.begin().failed(error('server'));
    await one.clock.advance(1000);
    return one;
  }

  it('one request tests it, and the others wait for its result', async () => {
    const { breaker } = await halfOpen();
    const probe = breaker.begin();
    assert.equal(breaker.allows(), false);
    probe.succeeded();
    assert.equal(breaker.allows(), true);
    assert.equal(breaker.state.kind, 'closed');
  });
  it('one that fails makes the next pause longer', async () => {
    const one = await halfOpen();
    assert.equal(one.breaker.begin().failed(error('server')), 'quiet');
    assert.equal(pauseMs(one), 2000);
  });
  it('one that is typed away makes room for the next', async () => {
    const { breaker } = await halfOpen();
    const probe = breaker.begin();
    probe.left();
    assert.equal(breaker.allows(), true);
    breaker.begin();
    assert.equal(breaker.allows(), false);
    probe.left();
    assert.equal(breaker.allows(), false);
  });
  it("an explicit request in the meantime takes no other request's place", async () => {
    const { breaker } = await halfOpen();
    breaker.begin();
    breaker.begin().left();
    assert.equal(breaker.allows(), false);
  });
});

describe('a request that was under way', () => {
  it('when the provider began to refuse does not lift the pause by being answered', () => {
    const { breaker } = breakerWith();
    const early = breaker.begin();
    breaker.begin().failed(error('rate-limit', 600_000));
    early.succeeded();
    assert.equal(breaker.state.kind, 'paused');
  });
  it('when the key was changed does not count any more', () => {
    const { breaker } = breakerWith();
    const old = breaker.begin();
    breaker.reset();
    assert.equal(old.failed(error('auth')), 'quiet');
    assert.equal(breaker.allows(), true);
  });
  it('is counted once', () => {
    const { breaker } = breakerWith();
    const attempt = breaker.begin();
    attempt.failed(error('server'));
    attempt.succeeded();
    assert.equal(breaker.state.kind, 'paused');
  });
});

describe('a refused request', () => {
  it('may be the fault of one file: only the third in a row stops the rest', () => {
    const { breaker } = breakerWith();
    assert.equal(breaker.begin().failed(error('bad-request')), 'quiet');
    assert.equal(breaker.begin().failed(error('bad-request')), 'quiet');
    assert.equal(breaker.allows(), true);
    assert.equal(breaker.begin().failed(error('bad-request')), 'notice');
    assert.equal(breaker.state.kind, 'stopped');
  });
  it('is forgotten after a success', () => {
    const { breaker } = breakerWith();
    for (let n = 0; n < 5; n++) {
      breaker.begin().failed(error('bad-request'));
      breaker.begin().failed(error('bad-request'));
      breaker.begin().succeeded();
    }
    assert.equal(breaker.allows(), true);
  });
});
