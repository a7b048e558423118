import assert from 'node:assert/strict';
import { FailoverProvider, type UpstreamFailure } from '../../../../src/core/provider/failover/failover.ts';
import { requestBooking } from '../../../../src/core/provider/metering/requestBooking.ts';
import { promptChars } from '../../../../src/core/provider/provider.ts';
import { settled } from '../../../support/fakeClock.ts';
import { error, Question, Relay } from '../failover/relay.ts';

describe('the booking of a request that failed over', () => {
  it('has the size of its prompt, its duration and the provider that failed', async () => {
    const failures: UpstreamFailure[] = [];
    const { clock, upstreams } = new Relay();
    const failover = new FailoverProvider({ upstreams, clock, onFailure: failure => failures.push(failure) });
    const question = new Question(failover, true);
    await settled();
    await clock.advance(700);
    const stream = upstreams[0]?.provider.streams.at(-1);
    assert.ok(stream);
    stream.fail(error('network'));
    await settled();
    const [failure] = failures;
    assert.ok(failure?.passedOn, question.outcome);
    const { durationMs, used } = failure.passedOn;
    const booking = requestBooking({
      destination: failure.upstream,
      feature: 'ghost-text',
      languageId: '',
      time: 0,
      durationMs,
      usage: used,
      result: { outcome: 'failed', reason: failure.error.kind, firstTokenMs: undefined, firstPaintMs: undefined },
    });
    assert.deepEqual(
      [booking.promptChars, booking.durationMs, booking.model, booking.outcome, booking.reason],
      [promptChars(stream.request), 700, 'a', 'failed', 'network'],
    );
    // An estimate of ours is no report: the ledger estimates from the characters.
    assert.deepEqual([booking.certainty, booking.reportedUsage], ['estimated', {}]);
  });
});
