import assert from 'node:assert/strict';
import type { Lookup } from '../../../../src/core/provider/lookup/lookup.ts';
import { listModels } from '../../../../src/core/provider/lookup/modelLists.ts';
import { CUSTOM } from '../../../../src/core/provider/profile/builtInProfiles.ts';
import { pricesPerMillion } from '../../../../src/core/usage/amount/pricing.ts';
import { type ModelServer, PRACTICE_MODEL, startModelServer } from '../../../support/modelServer/modelServer.ts';
import { type Fetch, never } from '../wire/replay.ts';

describe('the list of models', () => {
  let server: ModelServer;
  before(async () => {
    server = await startModelServer();
  });
  after(() => server.close());

  function list(more: Partial<Lookup> = {}) {
    const profile = { ...CUSTOM, baseUrl: server.url };
    return listModels({ profile, fetch: globalThis.fetch, signal: never(), ...more });
  }

  const listing =
    (...data: unknown[]): Fetch =>
    async () =>
      Response.json({ object: 'list', data });

  it('comes from the endpoint with context and prices, without a key where there is none', async () => {
    const [model, ...others] = await list();
    assert.deepEqual(model, {
      id: PRACTICE_MODEL,
      name: PRACTICE_MODEL,
      contextLength: 262_144,
      prices: pricesPerMillion({ prompt: 0.75, cachedPrompt: 0.075, output: 4.5 }),
    });
    assert.deepEqual(others, []);
    assert.equal(server.lookups.at(-1)?.authorization, undefined);
  });

  it('is fetched with the key, in the header that the provider reads', async () => {
    await list({ apiKey: 'sk' });
    assert.equal(server.lookups.at(-1)?.authorization, 'Bearer sk');
    let sent: Headers | undefined;
    const fetch: Fetch = async (_, init) => {
      sent = new Headers(init?.headers);
      return Response.json({ data: [] });
    };
    await list({ apiKey: 'sk', fetch, profile: { ...CUSTOM, baseUrl: server.url, auth: 'api-key' } });
    assert.equal(sent?.get('api-key'), 'sk');
    assert.equal(sent?.get('authorization'), null);
    const auth = { header: 'Ocp-Apim-Subscription-Key' };
    await list({ apiKey: 'sk', fetch, profile: { ...CUSTOM, baseUrl: server.url, auth } });
    assert.equal(sent?.get('ocp-apim-subscription-key'), 'sk');
    assert.equal(sent?.get('authorization'), null);
  });

  it('has the facts of each kind of server, and no others', async () => {
    const models = await list({
      fetch: listing(
        { id: 'ollama', object: 'model' },
        { id: 'vllm', max_model_len: 32_768 },
        { id: 'llama.cpp', meta: { n_ctx_train: 8192 } },
        { id: 'varies', name: 'Varies', pricing: { prompt: '-1', completion: '-1' } },
        { object: 'model' },
        'nonsense',
      ),
    });
    assert.deepEqual(models, [
      { id: 'ollama', name: 'ollama' },
      { id: 'vllm', name: 'vllm', contextLength: 32_768 },
      { id: 'llama.cpp', name: 'llama.cpp', contextLength: 8192 },
      { id: 'varies', name: 'Varies' },
    ]);
  });

  it('fails by name where there is no list', async () => {
    const failing = (fetch: Fetch) => list({ fetch });
    await assert.rejects(
      failing(async () => new Response('no', { status: 404 })),
      { kind: 'not-found' },
    );
    await assert.rejects(
      failing(async () => new Response('<html>')),
      { kind: 'not-an-api' },
    );
    await assert.rejects(
      failing(async () => Response.json({ hello: 'world' })),
      { kind: 'not-an-api' },
    );
    await assert.rejects(
      failing(() => Promise.reject(new TypeError('fetch failed'))),
      { kind: 'network' },
    );
  });
});
