import assert from 'node:assert/strict';
import type { RequestRecord } from '../../../../src/core/completion/request/requestRecord.ts';
import { type TrialResult, tryOut } from '../../../../src/core/completion/request/trial.ts';
import { createOpenAiProvider } from '../../../../src/core/provider/wire/openai.ts';
import { dedent } from '../../../support/dedent.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { brokenStreams, refusals } from '../../../support/modelServer/faults.ts';
import {
  type ModelServer,
  PRACTICE_KEY,
  PRACTICE_MODEL,
  startModelServer,
} from '../../../support/modelServer/modelServer.ts';
import { newTypescriptDraft } from '../../../support/typescriptDrafts.ts';
import { REFUSED, unlimited } from '../../../support/unlimited.ts';

describe('trying a provider out', () => {
  let server: ModelServer;
  let records: RequestRecord[] = [];
  let released: string[] = [];
  let admitted = 0;
  const clock = new FakeClock();

  before(async () => {
    server = await startModelServer();
  });
  beforeEach(() => {
    records = [];
    released = [];
    admitted = 0;
  });
  after(() => server.close());

  function trial({
    key = PRACTICE_KEY,
    model = PRACTICE_MODEL,
    signal = new AbortController().signal,
    left = 'enough',
    onAdmit = (): void => undefined,
  } = {}) {
    const provider = createOpenAiProvider({
      baseUrl: server.url,
      apiKey: async () => key,
      fetch: globalThis.fetch,
      clock,
    });
    const onRecord = (record: RequestRecord) => records.push(record);
    const books = {
      admit: async () => {
        onAdmit();
        if (left !== 'enough') return REFUSED;
        admitted += 1;
        return { kind: 'admitted', id: 'trial-1' } as const;
      },
      release: async (id: string) => void released.push(id),
    };
    return tryOut(
      { provider: unlimited(provider, { clock, books }), model, newDraft: newTypescriptDraft, clock, onRecord },
      signal,
    );
  }

  const failureOf = (result: TrialResult) => (result.kind === 'failed' ? result.error : assert.fail(result.kind));

  it('shows the completion as it would look in the editor, and how long it took', async () => {
    server.script(async () => {
      await clock.advance(120);
      return dedent`
        \`\`\`typescript
        return value % 2 === 0;
        \`\`\``;
    });
    const result = await trial();
    const line = 'return value % 2 === 0;';
    assert.deepEqual(result, { kind: 'completed', line, firstTokenMs: 120, durationMs: 120 });
  });

  it('reports its cost', async () => {
    server.script('value % 2 === 0;');
    await trial();
    assert.equal(records.length, 1);
    assert.ok((records[0]?.usage.promptTokens ?? 0) > 0);
  });

  it('is admitted by the budget first, and recorded under the admitted id', async () => {
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

  it('reserves nothing when it was left before, and releases its reservation when it is left meanwhile', async () => {
    const count = server.requests.length;
    assert.deepEqual(await trial({ signal: AbortSignal.abort() }), { kind: 'aborted' });
    assert.deepEqual([admitted, released], [0, []]);
    const leaving = new AbortController();
    assert.deepEqual(await trial({ signal: leaving.signal, onAdmit: () => leaving.abort() }), { kind: 'aborted' });
    assert.deepEqual([admitted, released, records], [1, ['trial-1'], []]);
    assert.equal(server.requests.length, count);
  });

  it('reports an error', async () => {
    assert.equal(failureOf(await trial({ key: 'wrong' })).status, 401);
    assert.equal(failureOf(await trial({ model: 'unheard/of' })).kind, 'not-found');
    server.script(refusals.outOfCredit);
    assert.equal(failureOf(await trial()).kind, 'credit');
  });

  it('distinguishes an answer that cannot be shown from a failure', async () => {
    server.script('I cannot help with that.');
    const result = await trial();
    assert.equal(result.kind, 'nothing-shown');
  });

  it('is canceled by its caller, and recorded all the same', async () => {
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
