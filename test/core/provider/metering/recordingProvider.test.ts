import assert from 'node:assert/strict';
import { ProviderError } from '../../../../src/core/provider/errors.ts';
import type { MeteringHooks, RequestSpending } from '../../../../src/core/provider/metering/meteredProvider.ts';
import { RecordingProvider } from '../../../../src/core/provider/metering/recordingProvider.ts';
import { OPENROUTER } from '../../../../src/core/provider/profile/builtInProfiles.ts';
import type { ProviderRequest } from '../../../../src/core/provider/provider.ts';
import { createOpenAiProvider } from '../../../../src/core/provider/wire/openai.ts';
import { pricesPerMillion } from '../../../../src/core/usage/amount/pricing.ts';
import { Bookkeeper } from '../../../../src/core/usage/budget/bookkeeper.ts';
import type { LedgerRecord } from '../../../../src/core/usage/ledger/ledger.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
import { stream } from '../../../support/modelServer/answer.ts';
import {
  type ModelServer,
  PRACTICE_KEY,
  PRACTICE_MODEL,
  startModelServer,
} from '../../../support/modelServer/modelServer.ts';
import { memoryLedger } from '../../usage/memoryLedger.ts';
import { utcDay } from '../../usage/records.ts';

const NOW = Date.UTC(2026, 10, 24, 12);
const REQUEST: ProviderRequest = {
  model: PRACTICE_MODEL,
  messages: [{ role: 'user', content: 'Shorten this: return value === true;' }],
  maxTokens: 600,
  temperature: 0.2,
};
const HOLD = { do: 'hold', until: new Promise<void>(() => undefined) } as const;

describe('a paid request', () => {
  let server: ModelServer;
  let lines: string[] = [];
  let records: LedgerRecord[] = [];
  let spent: RequestSpending[] = [];

  beforeEach(async () => {
    server = await startModelServer({ answer: 'return value;' });
    lines = [];
    records = [];
    spent = [];
  });
  afterEach(() => server.close());

  function paid({
    capNanoDollars,
    key = PRACTICE_KEY,
  }: {
    capNanoDollars?: number;
    key?: string;
  } = {}): RecordingProvider {
    const clock = new FakeClock();
    let ids = 0;
    const books = new Bookkeeper({
      openLedger: async () => memoryLedger(lines),
      prices: async () => pricesPerMillion({ prompt: 0.75, cachedPrompt: 0.075, output: 4.5 }),
      caps: () => (capNanoDollars === undefined ? {} : { day: capNanoDollars }),
      clock,
      time: () => NOW,
      newId: () => `r${++ids}`,
      dayOf: utcDay,
      reportsCostLater: () => false,
      ask: async () => undefined,
      onChange: () => undefined,
    });
    const fetch: typeof globalThis.fetch = (...to) => globalThis.fetch(...to);
    const provider = createOpenAiProvider({ baseUrl: server.url, apiKey: async () => key, fetch, clock });
    return new RecordingProvider({
      feature: 'refactor',
      languageId: 'typescript',
      provider: async () => provider,
      destinations: () => [{ profile: OPENROUTER, model: PRACTICE_MODEL }],
      books,
      contextTokens: async () => 262_144,
      clock,
      time: () => NOW,
    });
  }

  const watching = (more: Partial<MeteringHooks> = {}): MeteringHooks => ({
    signal: new AbortController().signal,
    onSpent: one => spent.push(one),
    onRecord: record => records.push(record),
    ...more,
  });

  async function answerOf(provider: RecordingProvider, more?: Partial<MeteringHooks>): Promise<string> {
    let text = '';
    for await (const part of provider.stream(REQUEST, watching(more))) {
      if (part.type === 'text-delta') text += part.text;
    }
    return text;
  }

  it("leaves one record with the provider's bill", async () => {
    assert.equal(await answerOf(paid()), 'return value;');
    const [record] = records;
    assert.equal(records.length, 1);
    assert.deepEqual(record?.cost, { certainty: 'reported', value: server.bill.costNanoDollars });
    assert.deepEqual([record?.feature, record?.outcome, record?.reason], ['refactor', 'suggested', 'stop']);
    assert.deepEqual(spent.at(-1), { recordId: record?.id, tokens: record?.tokens, cost: record?.cost });
  });

  it('reports its possible cost so far, never less than before', async () => {
    await answerOf(paid());
    const outputs = spent.slice(0, -1).map(({ tokens }) => tokens.output ?? assert.fail('no count'));
    assert.ok(outputs.length > 3);
    assert.deepEqual(
      outputs,
      outputs.toSorted((a, b) => a - b),
    );
    for (const { tokens } of spent.slice(0, 3)) assert.equal(tokens.certainty, 'estimated');
  });

  it('that does not fit into the budget is not sent, unless the user insists', async () => {
    const provider = paid({ capNanoDollars: 1_000 });
    await assert.rejects(answerOf(provider), error => error instanceof ProviderError && error.kind === 'over-budget');
    assert.deepEqual([server.requests.length, records.length], [0, 0]);
    assert.equal(await answerOf(provider, { anyway: true }), 'return value;');
    assert.equal(records.length, 1);
  });

  it('reports its maximum cost before it is sent', async () => {
    const { promptTokens, worstNanoDollars, contextTokens } = await paid().quote(REQUEST);
    assert.ok(promptTokens > 0);
    assert.equal(worstNanoDollars, promptTokens * 750 + 600 * 4_500);
    assert.equal(contextTokens, 262_144);
    assert.equal(server.requests.length, 0);
  });

  it('that is left in the middle is aborted, and counted as far as it came', async () => {
    server.script(stream({ do: 'role' }, { do: 'text', text: 'return value' }, HOLD));
    const controller = new AbortController();
    for await (const part of paid().stream(REQUEST, watching({ signal: controller.signal }))) {
      if (part.type === 'text-delta') controller.abort();
    }
    await server.untilNoOpenStreams();
    assert.equal(server.abortedRequests, 1);
    const [record] = records;
    assert.deepEqual([record?.outcome, record?.reason, record?.cost.certainty], ['aborted', 'left', 'estimated']);
  });

  it('that its reader leaves is finished and recorded when the reader continues', async () => {
    server.script(stream({ do: 'role' }, { do: 'text', text: 'return value' }, HOLD));
    for await (const part of paid().stream(REQUEST, watching())) if (part.type === 'text-delta') break;
    assert.equal(records.length, 1);
    await server.untilNoOpenStreams();
  });

  it('that is ended before it was sent costs nothing and leaves nothing', async () => {
    assert.equal(await answerOf(paid({ capNanoDollars: 1e9 }), { signal: AbortSignal.abort() }), '');
    await settled();
    assert.deepEqual([server.requests.length, records.length], [0, 0]);
    assert.equal(lines.filter(line => line.includes('releases')).length, 1);
  });

  it('that is dropped after its admission releases its reservation', async () => {
    const admitted = await paid({ capNanoDollars: 1e9 }).admit(REQUEST, { languageId: 'typescript' });
    assert.ok(admitted !== 'over-budget' && !admitted.isSent);
    await admitted.release();
    assert.deepEqual([server.requests.length, records.length], [0, 0]);
    assert.equal(lines.filter(line => line.includes('releases')).length, 1);
  });

  it('can be recorded with the outcome that the feature sees', async () => {
    const admitted = await paid().admit(REQUEST, { languageId: 'go' });
    assert.ok(admitted !== 'over-budget');
    for await (const _ of admitted.stream(new AbortController().signal)) assert.ok(admitted.isSent);
    const record = await admitted.record({
      outcome: 'rejected',
      reason: 'duplicate-suffix',
      firstTokenMs: 3,
      firstPaintMs: undefined,
    });
    assert.deepEqual([record.outcome, record.reason, record.languageId], ['rejected', 'duplicate-suffix', 'go']);
    assert.deepEqual(record.cost, { certainty: 'reported', value: server.bill.costNanoDollars });
    assert.equal(record.id, admitted.id);
  });

  it('that is refused is recorded as a failure that cost nothing', async () => {
    await assert.rejects(answerOf(paid({ key: 'wrong' })), ProviderError);
    const [record] = records;
    assert.deepEqual([record?.outcome, record?.reason], ['failed', 'auth']);
    assert.deepEqual(record?.cost, { certainty: 'reported', value: 0 });
  });
});
