import assert from 'node:assert/strict';
import { estimateRun, unpricedIn } from '../../../src/core/evaluate/estimate.ts';
import { summaryOf } from '../../../src/core/evaluate/summary.ts';
import { unpricedWarning } from '../../../src/core/evaluate/summaryText.ts';
import type { TestBench } from '../../../src/core/evaluate/testRun.ts';
import { FakeClock, settled } from '../../support/fakeClock.ts';
import { stream } from '../../support/modelServer/answer.ts';
import { ask, Competition, readingBench, tasksOf } from './competition.ts';

const HOLD = { do: 'hold', until: new Promise<void>(() => undefined) } as const;

/** Some hundred requests over loopback: a second, on a busy machine some. */
const LIMIT_MS = 30_000;

describe('a comparison of models', function () {
  this.timeout(LIMIT_MS);
  let competition: Competition;

  beforeEach(async () => {
    competition = await Competition.start();
  });
  afterEach(() => competition.server.close());

  /** Whatever happens, nothing is left open, and results, ledger and bill agree to the nano-dollar. */
  async function settledAccounts(of = competition): Promise<void> {
    await of.server.untilNoOpenStreams();
    assert.equal(of.booked, of.server.bill.costNanoDollars);
    assert.equal(of.told, of.server.bill.costNanoDollars);
  }

  const summary = () =>
    summaryOf({ models: competition.contestants.map(({ model }) => model), answers: competition.answers });

  it('finds the exact rates of three models of known quality', async () => {
    assert.deepEqual(await competition.run({ tasks: tasksOf(20) }), { end: 'finished' });
    const { models, comparisons } = summary();
    assert.deepEqual(
      models.map(({ model, passed, outputTokens }) => [model.label, passed.part, passed.of, outputTokens?.median]),
      [
        ['good', 18, 20, 25],
        ['fair', 12, 20, 25],
        ['wordy', 12, 20, 50],
      ],
    );
    for (const { outputTokens, cost } of models) {
      assert.deepEqual([outputTokens?.estimated, outputTokens?.unknown, cost.reported], [0, 0, 20]);
    }
    assert.deepEqual(
      comparisons.map(({ a, b, verdict, difference }) => [a, b, verdict, difference?.value]),
      [
        ['openrouter good', 'openrouter fair', 'a-better', 0.3],
        ['openrouter good', 'openrouter wordy', 'a-better', 0.3],
        ['openrouter fair', 'openrouter wordy', 'no-difference-shown', 0],
      ],
    );
    await settledAccounts();
  });

  it('sends each task to each model the chosen number of times, in turn', async () => {
    await competition.run({ tasks: tasksOf(2), repeats: 2, concurrency: 1 });
    const order = competition.answers.map(({ taskId, modelId, repeat }) => `${repeat} ${taskId} ${modelId.slice(11)}`);
    assert.deepEqual(order, [
      ...['1 t1 good', '1 t1 fair', '1 t1 wordy', '1 t2 good', '1 t2 fair', '1 t2 wordy'],
      ...['2 t1 good', '2 t1 fair', '2 t1 wordy', '2 t2 good', '2 t2 fair', '2 t2 wordy'],
    ]);
    const last = competition.events.at(-1);
    assert.ok(last?.kind === 'answered');
    assert.deepEqual(last.progress, { done: 12, total: 12, spentNanoDollars: competition.server.bill.costNanoDollars });
  });

  it('announces its maximum cost before it starts, and never costs more', async () => {
    const { contestants } = competition;
    const total = await estimateRun({ contestants, tasks: tasksOf(10), repeats: 2, ask });
    assert.ok(total.value > 3 * 20 * 100 * 4_500 && total.unknown === 0);
    assert.equal(competition.server.requests.length, 0);
    await competition.run({ repeats: 2 });
    assert.ok(competition.server.bill.costNanoDollars < total.value);
  });

  it('estimates its cost for answers about as long as the code', async () => {
    const { contestants } = competition;
    const [task] = tasksOf(1);
    const files = [{ path: 'answer.js', text: 'x'.repeat(32) }];
    const tasks = [{ ...(task ?? assert.fail()), files }];
    const run = { contestants: contestants.slice(0, 1), tasks, repeats: 1, ask };
    const longest = await estimateRun(run);
    const like = await estimateRun({ ...run, answers: 'like-the-code' });
    // 32 characters and a quarter more, and 300 of words: 85 tokens of four characters, where 100 are allowed.
    assert.equal(longest.value - like.value, (100 - 85) * 4_500);
  });

  it('shows no cost for a model without prices', async () => {
    const unpriced = await Competition.start({ prices: {} });
    const { contestants } = unpriced;
    const total = await estimateRun({ contestants, tasks: tasksOf(1), repeats: 1, ask });
    assert.deepEqual([total.value, total.unknown], [0, 3]);
    const found = await unpricedIn({ contestants: contestants.slice(0, 1), tasks: tasksOf(4), repeats: 2, ask });
    assert.equal(
      found && unpricedWarning(found, 500_000_000),
      "The price of good is unknown, so the limit of $0.50 can't be enforced. Reported costs are counted; " +
        'otherwise the run ends only after 8 requests with up to 800 output tokens.',
    );
    const priced = { contestants: competition.contestants, tasks: tasksOf(4), repeats: 2, ask };
    assert.equal(await unpricedIn(priced), undefined);
    await unpriced.server.close();
  });

  it('that is canceled keeps finished answers and their cost', async () => {
    const controller = new AbortController();
    competition.server.script('right', 'right', 'right', stream({ do: 'role' }, { do: 'text', text: 'right' }, HOLD));
    const running = competition.run({ concurrency: 1 }, controller.signal);
    await competition.server.until(
      () => competition.server.requests[3]?.sent !== undefined && competition.server.requests[3].sent !== '',
    );
    controller.abort();
    assert.deepEqual(await running, { end: 'cancelled' });
    assert.deepEqual(
      competition.answers.map(({ outcome }) => outcome),
      ['passed', 'passed', 'passed', 'skipped'],
    );
    await competition.server.untilNoOpenStreams();
    assert.equal(competition.server.requests.length, 4);
    assert.equal(competition.told, competition.booked);
  });

  it('that is canceled while a test runs ends the test', async () => {
    const controller = new AbortController();
    const bench: TestBench = {
      obstacle: async () => undefined,
      run: (_, __, signal) =>
        new Promise(resolve => {
          signal.addEventListener('abort', () => resolve({ kind: 'aborted' }));
          controller.abort();
        }),
    };
    assert.deepEqual(await competition.run({ bench, concurrency: 1 }, controller.signal), { end: 'cancelled' });
    for (const { outcome, asked } of competition.answers) assert.ok(outcome === 'skipped' && asked);
    await settledAccounts();
  });

  it('stops before a request that might exceed the cap', async () => {
    const one = (
      await competition.contestants[0]?.paid('javascript').quote(ask(tasksOf(1)[0] ?? assert.fail(), 'good').request)
    )?.worstNanoDollars;
    assert.ok(one);
    const { end, reason } = await competition.run({ capNanoDollars: 2 * one });
    assert.equal(end, 'cap-reached');
    assert.match(reason ?? '', /exceed the limit/);
    // Answers cost less than the most that they might have: there are more than two, and no unpaid one.
    assert.ok(competition.answers.length > 2 && competition.answers.length < 30, String(competition.answers.length));
    assert.ok(competition.server.bill.costNanoDollars <= 2 * one);
    await settledAccounts();
  });

  it("stops where the user's own budget is spent", async () => {
    const poor = await Competition.start({ dayNanoDollars: 1_000_000 });
    const { end, reason } = await poor.run();
    assert.equal(end, 'cap-reached');
    assert.match(reason ?? '', /budget/i);
    assert.ok(poor.answers.length > 0 && poor.answers.every(({ outcome }) => outcome !== 'error'));
    await settledAccounts(poor);
    await poor.server.close();
  });

  it('leaves out a model whose key is rejected, with the reason at each answer, after one request', async () => {
    const keyless = await Competition.start({ apiKey: 'wrong' });
    const { end, reason } = await keyless.run({ concurrency: 1 });
    assert.equal(end, 'broken');
    assert.match(reason ?? '', /its provider failed/);
    assert.equal(keyless.server.requests.length, 3);
    const outcomes = keyless.answers.map(({ outcome }) => outcome);
    assert.deepEqual(
      ['error', 'skipped'].map(name => outcomes.filter(outcome => outcome === name).length),
      [3, 27],
    );
    await settledAccounts(keyless);
    await keyless.server.close();
  });

  it('costs nothing without a key', async () => {
    const keyless = await Competition.start({ apiKey: '' });
    await keyless.run({ concurrency: 1 });
    assert.ok(keyless.answers.every(({ asked }) => asked === undefined));
    const last = keyless.events.findLast(event => event.kind === 'answered');
    assert.equal(last?.kind === 'answered' && last.progress.spentNanoDollars, 0);
    await settledAccounts(keyless);
    await keyless.server.close();
  });

  it('continues with the others if one provider fails half-way, and keeps its answers so far', async () => {
    const broken = { kind: 'none', how: 'reset' } as const;
    let asked = 0;
    competition.server.answer = request => (request.model === 'fair' && ++asked > 4 ? broken : 'right');
    const { end, reason } = await competition.run({ concurrency: 1 });
    assert.equal(end, 'finished');
    assert.match(reason ?? '', /^fair was skipped because its provider failed\. Can't reach the provider/);
    const { models } = summary();
    assert.deepEqual(
      models.map(({ passed, counts }) => [passed.part, passed.of, counts.error, counts.skipped]),
      [
        [10, 10, 0, 0],
        [4, 4, 3, 3],
        [10, 10, 0, 0],
      ],
    );
    assert.equal(competition.booked, competition.told);
    await competition.server.untilNoOpenStreams();
  });

  it('waits as long as a busy provider asks for, and retries', async () => {
    const busy = {
      kind: 'plain',
      status: 429,
      headers: { 'retry-after': '7' },
      body: { error: { code: 429, message: 'busy' } },
    } as const;
    competition.server.script(busy);
    // A clock of its own: nothing that watches the connection sleeps by it.
    const clock = new FakeClock();
    const running = competition.run({ tasks: tasksOf(1), concurrency: 1, clock });
    while (clock.sleepers === 0) await settled();
    await clock.advance(6_999);
    assert.equal(competition.server.requests.length, 1);
    await clock.advance(1);
    assert.deepEqual(await running, { end: 'finished' });
    assert.deepEqual(
      competition.answers.map(({ outcome }) => outcome),
      ['passed', 'passed', 'passed'],
    );
    await settledAccounts();
  });

  it('does not send a request whose answer it could not test', async () => {
    const bench: TestBench = { ...readingBench, obstacle: async () => "Python wasn't found." };
    assert.deepEqual(await competition.run({ bench }), { end: 'finished' });
    assert.equal(competition.server.requests.length, 0);
    for (const { outcome, reason, asked } of competition.answers) {
      assert.deepEqual([outcome, reason, asked], ['skipped', "Python wasn't found.", undefined]);
    }
  });

  it('distinguishes a cut-off answer from an empty one and a failed one', async () => {
    competition.server.script(
      stream(
        { do: 'role' },
        { do: 'text', text: 'right' },
        { do: 'finish', reason: 'length' },
        { do: 'usage' },
        { do: 'done' },
      ),
      stream({ do: 'role' }, { do: 'finish', reason: 'stop' }, { do: 'usage' }, { do: 'done' }),
      'wrong',
    );
    await competition.run({ tasks: tasksOf(1), concurrency: 1 });
    assert.deepEqual(
      competition.answers.map(({ outcome, reason }) => [outcome, reason]),
      [
        ['truncated', 'Cut off.'],
        ['empty', 'Nothing.'],
        ['failed', 'The test failed with exit code 1.'],
      ],
    );
  });

  it('stops and explains why if its results cannot be saved', async () => {
    let told = 0;
    const onEvent = async () => {
      told += 1;
      if (told > 3) throw new Error('disk full');
    };
    await assert.rejects(competition.run({ onEvent }), /disk full/);
    await competition.server.untilNoOpenStreams();
    assert.ok(competition.server.requests.length < 6);
  });
});
