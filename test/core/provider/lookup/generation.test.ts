import assert from 'node:assert/strict';
import { fetchGeneration, type GenerationQuestion } from '../../../../src/core/provider/lookup/generation.ts';
import { OPENROUTER } from '../../../../src/core/provider/profile/builtInProfiles.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { type Fetch, never } from '../wire/replay.ts';

const NOT_YET = () => Response.json({ error: { code: 404, message: 'Generation not found' } }, { status: 404 });
const ENTRY = {
  id: 'gen/1',
  provider_name: 'Fireworks',
  cancelled: true,
  total_cost: 0.00023,
  tokens_prompt: 90,
  native_tokens_prompt: 100,
  native_tokens_completion: 30,
  native_tokens_cached: 64,
  native_tokens_reasoning: 0,
};
const KNOWN = () => Response.json({ data: ENTRY });

/** Asks a provider that gives these answers in turn; `asked` has the time of each request. */
function ask(answers: (() => Response)[], more: Partial<GenerationQuestion> = {}) {
  const clock = new FakeClock();
  const asked: { readonly url: string; readonly key: string | null; readonly atMs: number }[] = [];
  const fetch: Fetch = async (input, init) => {
    asked.push({ url: String(input), key: new Headers(init?.headers).get('authorization'), atMs: clock.now() });
    return answers.shift()?.() ?? NOT_YET();
  };
  const generation = fetchGeneration({
    profile: OPENROUTER,
    apiKey: 'sk',
    id: 'gen/1',
    clock,
    fetch,
    signal: never(),
    ...more,
  });
  return { clock, asked, generation };
}

describe('the cost of a canceled request', () => {
  it('is looked up with the key, repeatedly until it is known, in native tokens', async () => {
    const { clock, asked, generation } = ask([NOT_YET, NOT_YET, KNOWN]);
    await clock.advance(60_000);
    assert.deepEqual(await generation, {
      usage: {
        promptTokens: 100,
        cachedTokens: 64,
        outputTokens: 30,
        reasoningTokens: 0,
        costNanoDollars: 230_000,
      },
      servedBy: 'Fireworks',
    });
    assert.deepEqual(
      asked.map(({ atMs }) => atMs),
      [1_000, 3_000, 7_000],
    );
    assert.equal(asked[0]?.url, 'https://openrouter.ai/api/v1/generation?id=gen%2F1');
    assert.equal(asked[0]?.key, 'Bearer sk');
  });

  it('stays unknown where the provider never knows it, after a few tries', async () => {
    const { clock, asked, generation } = ask([]);
    await clock.advance(3_600_000);
    assert.equal(await generation, undefined);
    assert.equal(asked.length, 5);
  });

  it('stays unknown where an entry lacks it; an entry without any amount is not final', async () => {
    const unfinished = { ...ENTRY, total_cost: null, native_tokens_prompt: null, native_tokens_completion: null };
    const nothing = { id: 'gen/1', total_cost: null };
    const { clock, generation } = ask([
      () => Response.json({ data: nothing }),
      () => Response.json({ data: unfinished }),
    ]);
    await clock.advance(60_000);
    assert.deepEqual((await generation)?.usage, { cachedTokens: 64, reasoningTokens: 0 });
  });

  it("is the fee plus the provider's bill for a key of your own", async () => {
    const own = { ...ENTRY, total_cost: 0.00001, is_byok: true, upstream_inference_cost: 0.00022 };
    const { clock, generation } = ask([() => Response.json({ data: own })]);
    await clock.advance(60_000);
    assert.equal((await generation)?.usage.costNanoDollars, 230_000);
  });

  it('fails at once with a rejected key', async () => {
    const { clock, asked, generation } = ask([() => new Response('{}', { status: 401 })]);
    const refused = assert.rejects(generation, { kind: 'auth', status: 401 });
    await clock.advance(60_000);
    await refused;
    assert.equal(asked.length, 1);
  });

  it('is not looked up any more after an abort', async () => {
    const abort = new AbortController();
    const { clock, asked, generation } = ask([], { signal: abort.signal });
    await clock.advance(1_500);
    abort.abort();
    assert.equal(await generation, undefined);
    assert.equal(asked.length, 1);
  });

  it('can be looked up once, by callers with their own schedule', async () => {
    const { clock, asked, generation } = ask([NOT_YET], { waitsMs: [0] });
    await clock.advance(0);
    assert.equal(await generation, undefined);
    assert.equal(asked.length, 1);
  });
});
