import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Breaker } from '../../../../src/core/provider/failover/breaker.ts';
import {
  type FailedOver,
  FailoverProvider,
  type Upstream,
  type UpstreamFailure,
} from '../../../../src/core/provider/failover/failover.ts';
import { CUSTOM } from '../../../../src/core/provider/profile/builtInProfiles.ts';
import { createOpenAiProvider } from '../../../../src/core/provider/wire/openai.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
import { type Answer, stream } from '../../../support/modelServer/answer.ts';
import { brokenStreams, refusals, silences } from '../../../support/modelServer/faults.ts';
import { type ModelServer, PRACTICE_KEY, startModelServer } from '../../../support/modelServer/modelServer.ts';
import { REQUEST } from '../wire/replay.ts';
import { DOWN, error, Question, Relay } from './relay.ts';

describe('two providers on real sockets', () => {
  let first: ModelServer;
  let second: ModelServer;
  before(async () => {
    first = await startModelServer();
    second = await startModelServer();
  });
  after(() => Promise.all([first.close(), second.close()]));
  afterEach(() => Promise.all([first.untilNoOpenStreams(), second.untilNoOpenStreams()]));

  function connected() {
    const clock = new FakeClock();
    const passedOn: (FailedOver | undefined)[] = [];
    const upstream = ({ url: baseUrl }: ModelServer): Upstream => {
      const provider = createOpenAiProvider({
        baseUrl,
        apiKey: async () => PRACTICE_KEY,
        fetch: (...to) => globalThis.fetch(...to),
        clock,
      });
      const breaker = new Breaker({ clock, random: () => 1 });
      return { profile: CUSTOM, model: REQUEST.model, breaker, connect: async () => provider };
    };
    const onFailure = (failure: UpstreamFailure) => void passedOn.push(failure.passedOn);
    const failover = new FailoverProvider({ upstreams: [upstream(first), upstream(second)], clock, onFailure });
    return { clock, failover, passedOn };
  }

  /** How many bills each server has written since `from`. */
  const bills = (from = { first: 0, second: 0 }) => ({
    first: first.bill.items.length - from.first,
    second: second.bill.items.length - from.second,
  });

  const unbilled: readonly [string, Answer][] = [
    ['429', refusals.rateLimit('90')],
    ['402', refusals.outOfCredit],
    ['503', refusals.overloaded],
    ['a captive portal', refusals.htmlPage],
    ['a reset before the headers', silences.resetBeforeHeaders],
  ];
  for (const [what, answer] of unbilled) {
    it(`${what} at the first: one answer, one bill`, async () => {
      const { failover } = connected();
      const before = bills();
      first.script(answer);
      second.script('from the second');
      const question = new Question(failover, true);
      while (question.outcome === 'waiting') await settled();
      assert.equal(question.text, 'from the second');
      assert.deepEqual(bills(before), { first: 0, second: 1 });
    });
  }

  it('a break after the first word: one bill, at the first', async () => {
    const { failover } = connected();
    const before = bills();
    const read = Promise.withResolvers<void>();
    const until = read.promise;
    first.script(stream({ do: 'role' }, { do: 'text', text: 'half' }, { do: 'hold', until }, { do: 'reset' }));
    const question = new Question(failover, true);
    while (question.text === '') await settled();
    read.resolve();
    while (question.outcome === 'waiting') await settled();
    assert.deepEqual([question.text, question.outcome], ['half', 'network']);
    assert.deepEqual(bills(before), { first: 1, second: 0 });
  });

  const left: readonly [string, Answer][] = [
    ['a silence', brokenStreams.stallBeforeContent()],
    ['a silence under comments', brokenStreams.commentsOnly(1_000)],
  ];
  for (const [what, answer] of left) {
    it(`${what} at a first that has accepted the request: one bill for the keystroke, and the next keystroke is answered`, async () => {
      const { clock, failover } = connected();
      const before = bills();
      first.script(answer);
      second.script('from the second');
      const question = new Question(failover, true);
      while (question.parts.length === 0) await settled();
      await clock.advance(4000);
      while (question.outcome === 'waiting') await settled();
      await first.untilNoOpenStreams();
      assert.deepEqual([question.outcome, question.text], ['stalled', '']);
      assert.deepEqual(bills(before), { first: 1, second: 0 });
      const next = new Question(failover, true);
      while (next.outcome === 'waiting') await settled();
      assert.equal(next.text, 'from the second');
      assert.deepEqual(bills(before), { first: 1, second: 1 });
    });
  }

  it('a silence before the headers: one answer, one bill', async () => {
    const { clock, failover } = connected();
    const before = bills();
    const seen = first.requests.length;
    first.script(silences.stallBeforeHeaders);
    second.script('from the second');
    const question = new Question(failover, true);
    await first.untilRequests(seen + 1);
    await clock.advance(4000);
    while (question.outcome === 'waiting') await settled();
    assert.equal(question.text, 'from the second');
    assert.deepEqual(bills(before), { first: 0, second: 1 });
  });

  it('a silence after the headers is waited for on an explicit request, to the end, and paid for once', async () => {
    const { clock, failover, passedOn } = connected();
    const before = bills();
    const seen = first.requests.length;
    first.script(brokenStreams.stallBeforeContent());
    const question = new Question(failover, false);
    await first.untilRequests(seen + 1);
    while (question.parts.length === 0) await settled();
    while (question.outcome === 'waiting') {
      await clock.advance(10_000);
      await settled();
    }
    assert.deepEqual([question.outcome, question.text, passedOn], ['stalled', '', [undefined]]);
    assert.deepEqual(bills(before), { first: 1, second: 0 });
  });
});

/**
 * An upstream's behavior for its request. `free`: it surely bills nothing. `passing`: an explicit request is repeated
 * there if no other is left.
 */
const MOODS = {
  answers: { free: false },
  refuses: { free: true, passing: true },
  'is not there': { free: true, passing: true },
  'finds the request wrong': { free: true },
  'breaks off after a word': { free: false },
  'breaks off without a word': { free: false },
  'ends without a reason': { free: false },
  'says nothing': { free: false },
  'says nothing after its headers': { free: false },
} as const satisfies Record<string, { readonly free: boolean; readonly passing?: true }>;
type Mood = keyof typeof MOODS;

interface Turn {
  readonly mood: Mood;
  readonly patienceMs: number;
}

/** Plays the upstream whose turn it is. */
async function play(relay: Relay, name: string, { mood, patienceMs }: Turn): Promise<void> {
  switch (mood) {
    case 'answers':
      return relay.answer(name);
    case 'refuses':
      return relay.fail(name, DOWN);
    case 'is not there':
      return relay.fail(name, error('network', { code: 'ECONNREFUSED' }));
    case 'finds the request wrong':
      return relay.fail(name, error('bad-request', { status: 400 }));
    case 'breaks off after a word':
      relay.at(name).say(name);
      return relay.fail(name, error('network', { code: 'ECONNRESET' }));
    case 'breaks off without a word':
      return relay.fail(name, error('network', { code: 'ECONNRESET' }));
    case 'ends without a reason':
      return relay.fail(name, error('truncated'));
    case 'says nothing after its headers':
      relay.at(name).tell({ type: 'start', generationId: `gen-${name}` });
      return play(relay, name, { mood: 'says nothing', patienceMs });
    case 'says nothing':
      await relay.clock.advance(patienceMs);
      // The client's own limit, if no other provider is left.
      if (!relay.at(name).closed) await relay.fail(name, error('stalled'));
  }
}

describe('whatever up to four providers do', () => {
  const names = ['a', 'b', 'c', 'd'];
  const moods = fc.array(fc.constantFrom(...(Object.keys(MOODS) as Mood[])), { minLength: 1, maxLength: 4 });

  it('a request is answered by one of them, sent to each once except the last, and paid for once unless one was canceled', async () => {
    await fc.assert(
      fc.asyncProperty(moods, fc.boolean(), fc.boolean(), async (upstream, automatic, inFull) => {
        const cancellation = inFull ? 'billed-in-full' : 'depends';
        const relay = new Relay(names.slice(0, upstream.length).join(''), { cancellation });
        const question = await relay.ask({ automatic });
        const played: Mood[] = [];
        const times: number[] = [];
        for (const [n, mood] of upstream.entries()) {
          if (question.outcome !== 'waiting') break;
          const isAskedAgain = !automatic && n === upstream.length - 1 && 'passing' in MOODS[mood];
          for (const pauseMs of isAskedAgain ? [500, 1_500, 0] : [0]) {
            await play(relay, names[n] ?? '', { mood, patienceMs: automatic ? 4_000 : 10_000 });
            await relay.clock.advance(pauseMs);
          }
          played.push(mood);
          times.push(isAskedAgain ? 3 : 1);
        }
        const asked = relay.upstreams.map(({ provider }) => provider.streams.length);
        assert.deepEqual(
          asked,
          names.slice(0, upstream.length).map((_, n) => times[n] ?? 0),
        );
        const last = played.at(-1);
        assert.equal(question.outcome === 'ended', last === 'answers');
        const spoke = last === 'answers' || last === 'breaks off after a word';
        assert.equal(question.text, spoke ? names[played.length - 1] : '');
        const passedOn = played.slice(0, -1).filter(mood => !MOODS[mood].free);
        const mayBeLeft: readonly Mood[] = ['says nothing', 'breaks off without a word'];
        for (const mood of passedOn) assert.ok(mayBeLeft.includes(mood), mood);
        if (inFull) assert.deepEqual(passedOn, []);
        assert.equal(relay.clock.sleepers, 0);
        assert.ok(relay.upstreams.every(({ provider }) => provider.streams.every(({ closed }) => closed)));
      }),
    );
  });
});
