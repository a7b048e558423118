import assert from 'node:assert/strict';
import { Draft } from '../../../../src/core/completion/fit/draft.ts';
import type { RequestRecord } from '../../../../src/core/completion/request/requestRecord.ts';
import { type TrialResult, tryOut } from '../../../../src/core/completion/request/trial.ts';
import { createOpenAiProvider } from '../../../../src/core/provider/wire/openai.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { brokenStreams, refusals } from '../../../support/modelServer/faults.ts';
import {
  type ModelServer,
  PRACTICE_KEY,
  PRACTICE_MODEL,
  startModelServer,
} from '../../../support/modelServer/modelServer.ts';

describe('trying a provider out', () => {
  let server: ModelServer;
  let records: RequestRecord[] = [];
  let released: string[] = [];
  const clock = new FakeClock();

  before(async () => {
    server = await startModelServer();
  });
  beforeEach(() => {
    records = [];
    released = [];
  });
  after(() => server.close());

  function trial({
    key = PRACTICE_KEY,
    model = PRACTICE_MODEL,
    signal = new AbortController().signal,
    left = 'enough',
  } = {}) {
    const provider = createOpenAiProvider({
      baseUrl: server.url,
      apiKey: async () => key,
      fetch: globalThis.fetch,
      clock,
    });
    const newDraft = async (options: ConstructorParameters<typeof Draft>[0]) => new Draft(options);
    const onRecord = (record: RequestRecord) => records.push(record);
    const budget = {
      admit: async () => (left === 'enough' ? 'trial-1' : undefined),
      release: async (id: string) => void released.push(id),
    };
    return tryOut({ provider, model, newDraft, clock, budget, onRecord }, signal);
  }

  const failureOf = (result: TrialResult) => (result.kind === 'failed' ? result.error : assert.fail(result.kind));

  it('shows the completion as it would stand in the editor, and how long it took', async () => {
    server.script(async () => {
      await clock.advance(120);
      return '```typescript\nreturn value % 2 === 0;\n```';
    });
    const result = await trial();
    const line = 'return value % 2 === 0;';
    assert.deepEqual(result, { kind: 'completed', line, firstTokenMs: 120, durationMs: 120 });
  });

  it('costs what it costs', async () => {
    server.script('value % 2 === 0;');
    await trial();
    assert.equal(records.length, 1);
    assert.ok((records[0]?.usage.promptTokens ?? 0) > 0);
  });

  it('asks the budget first, and has its record under the name that it was let through with', async () => {
    const count = server.requests.length;
    assert.deepEqual(await trial({ left: 'nothing' }), { kind: 'over-budget' });
    assert.equal(server.requests.length, count);
    await trial();
    assert.deepEqual(
      records.map(({ id }) => id),
      ['trial-1'],
    );
    assert.deepEqual(released, []);
  });

  it('gives back what it was let through for, where nothing is sent', async () => {
    await trial({ signal: AbortSignal.abort() });
    assert.deepEqual([released, records], [['trial-1'], []]);
  });

  it('says what went wrong', async () => {
    assert.equal(failureOf(await trial({ key: 'wrong' })).status, 401);
    assert.equal(failureOf(await trial({ model: 'unheard/of' })).kind, 'not-found');
    server.script(refusals.outOfCredit);
    assert.equal(failureOf(await trial()).kind, 'credit');
  });

  it('tells an answer that cannot be shown from a failure', async () => {
    server.script('I cannot help with that.');
    const result = await trial();
    assert.equal(result.kind, 'nothing-shown');
  });

  it('ends with whoever waits for it, and is told all the same', async () => {
    server.script(brokenStreams.stallBeforeContent());
    const leaving = new AbortController();
    const result = trial({ signal: leaving.signal });
    await server.untilRequests(server.requests.length + 1);
    const left = server.abortedRequests;
    leaving.abort();
    assert.deepEqual(await result, { kind: 'aborted' });
    await server.untilAborted(left + 1);
    assert.equal(records.length, 1);
  });
});
