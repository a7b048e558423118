import assert from 'node:assert/strict';
import { fetchKeyInfo } from '../../../../src/core/provider/lookup/keyInfo.ts';
import { OPENROUTER } from '../../../../src/core/provider/profile/builtInProfiles.ts';
import { createOpenAiProvider } from '../../../../src/core/provider/wire/openai.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { type ModelServer, PRACTICE_KEY, startModelServer } from '../../../support/modelServer/modelServer.ts';
import { collect, never, REQUEST } from '../wire/replay.ts';

describe('the remaining credit of a key', () => {
  let server: ModelServer;
  before(async () => {
    server = await startModelServer({ keyLimitDollars: 5 });
  });
  after(() => server.close());

  const info = (data: object) =>
    fetchKeyInfo({ profile: OPENROUTER, apiKey: 'sk', fetch: async () => Response.json({ data }), signal: never() });

  it('is reported by the provider, to the nano-dollar, with the amount spent', async () => {
    const { url: baseUrl } = server;
    const asked = { profile: { ...OPENROUTER, baseUrl }, apiKey: PRACTICE_KEY, fetch: globalThis.fetch };
    const client = createOpenAiProvider({ baseUrl, apiKey: async () => PRACTICE_KEY, fetch, clock: new FakeClock() });
    await collect(client.stream(REQUEST, never()));
    const spent = server.bill.costNanoDollars;
    assert.ok(spent > 0);
    assert.deepEqual(await fetchKeyInfo({ ...asked, signal: never() }), {
      remaining: 5_000_000_000 - spent,
      spentToday: spent,
      spentThisMonth: spent,
    });
    await assert.rejects(fetchKeyInfo({ ...asked, apiKey: 'wrong', signal: never() }), { kind: 'auth' });
  });

  it('is unlimited, overdrawn or unknown', async () => {
    assert.deepEqual(await info({ limit_remaining: null }), { remaining: 'unlimited' });
    assert.deepEqual(await info({ limit_remaining: -0.25, usage_daily: 0 }), {
      remaining: -250_000_000,
      spentToday: 0,
    });
    assert.deepEqual(await info({ usage_daily: 'much', usage_monthly: -1 }), {});
  });
});
