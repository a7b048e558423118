import assert from 'node:assert/strict';
import { join } from 'node:path';
import { withLateCosts } from '../../../src/core/evaluate/lateBills.ts';
import type { Result } from '../../../src/core/evaluate/result.ts';
import { OPENROUTER } from '../../../src/core/provider/profile/builtInProfiles.ts';
import type { LedgerRecord } from '../../../src/core/usage/ledger/ledger.ts';
import { costTotal, sumOf } from '../../../src/core/usage/sums/ledgerTotals.ts';
import { Contestants } from '../../run/evaluate/contestants.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { stream } from '../../support/modelServer/answer.ts';
import { type ModelServer, PRACTICE_KEY, startModelServer } from '../../support/modelServer/modelServer.ts';
import { useFolder, Window } from '../folders.ts';

const HOLD = { do: 'hold', until: new Promise<void>(() => undefined) } as const;
const REQUEST = {
  model: 'good',
  messages: [{ role: 'user', content: 'Go on.' }],
  maxTokens: 100,
  temperature: 0,
} as const;

describe('a request of npm run evaluate that was left early', () => {
  const folder = useFolder();
  let server: ModelServer;

  beforeEach(async () => {
    server = await startModelServer({ models: ['good'], generationMisses: 1 });
  });
  afterEach(() => server.close());

  /** Leaves the answer after its first words. */
  async function leave(contestants: Contestants): Promise<LedgerRecord> {
    server.script(stream({ do: 'role' }, { do: 'text', text: 'some words' }, HOLD));
    const leaving = new AbortController();
    const records: LedgerRecord[] = [];
    const onRecord = (record: LedgerRecord) => records.push(record);
    const paid = contestants.all[0]?.paid('javascript') ?? assert.fail();
    for await (const part of paid.stream(REQUEST, { signal: leaving.signal, onRecord })) {
      if (part.type === 'text-delta') leaving.abort();
    }
    return records[0] ?? assert.fail();
  }

  it('includes costs that the provider reports later, in the ledger and in the result', async () => {
    const clock = new FakeClock();
    const contestants = new Contestants({
      destinations: [{ profile: { ...OPENROUTER, baseUrl: server.url }, model: 'good' }],
      env: { GHOSTLINE_API_KEY: PRACTICE_KEY },
      ledgerFolder: join(folder(), 'ledger'),
      clock,
    });
    const { id, cost, tokens } = await leave(contestants);
    assert.deepEqual([cost.certainty, contestants.unsettled], ['estimated', 1]);
    const waiting = contestants.lateBills();
    for (let passed = 0; contestants.unsettled > 0 && passed < 100; passed++) {
      await clock.advance(1_000);
      await new Promise(resolve => setImmediate(resolve));
    }
    const bills = await waiting;
    const asked = { recordId: id, cost, tokens, durationMs: 1 };
    const answer = { taskId: 't', modelId: 'm', repeat: 1, outcome: 'skipped', text: '', files: [], asked } as const;
    const result = { answers: [answer] as Result['answers'] } as Result;
    const billed = { certainty: 'reported', value: server.bill.costNanoDollars };
    assert.deepEqual(withLateCosts(result, bills).answers[0]?.asked?.cost, billed);
    contestants.close();
    const { ledger } = new Window(join(folder(), 'ledger'));
    assert.deepEqual(costTotal(sumOf(await ledger.everything())), {
      value: server.bill.costNanoDollars,
      reported: 1,
      estimated: 0,
      unknown: 0,
    });
  });
});
