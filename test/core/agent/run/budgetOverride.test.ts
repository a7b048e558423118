import assert from 'node:assert/strict';
import { BudgetOverride } from '../../../../src/core/agent/run/budgetOverride.ts';
import type { MeteredProvider, MeteringHooks } from '../../../../src/core/provider/metering/meteredProvider.ts';
import type { ProviderRequest } from '../../../../src/core/provider/provider.ts';

const REQUEST: ProviderRequest = { model: 'm', messages: [], maxTokens: 1, temperature: 0 };

describe('a budget that the user lets a run exceed', () => {
  it('is exceeded by this work of the run, and counts again from its end on', () => {
    const asked: (boolean | undefined)[] = [];
    const stream = async function* (_: ProviderRequest, { anyway }: MeteringHooks) {
      asked.push(anyway);
      yield { type: 'end', reason: 'stop' } as const;
    };
    const paid: MeteredProvider = { quote: async () => ({ promptTokens: 1 }), accepted: () => undefined, stream };
    const run = new BudgetOverride(paid);
    const { signal } = new AbortController();
    const ask = () => run.stream(REQUEST, { signal })[Symbol.asyncIterator]().next();
    void ask();
    run.allow();
    void ask();
    void ask();
    run.arm();
    void ask();
    run.allow();
    void ask();
    assert.deepEqual(asked, [undefined, true, true, undefined, true]);
  });
});
