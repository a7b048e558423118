import assert from 'node:assert/strict';
import { fetchPrices } from '../../../src/core/provider/models.ts';
import { pricesPerMillion, pricesPerToken } from '../../../src/core/usage/pricing.ts';
import { type ModelServer, PRACTICE_MODEL, startModelServer } from '../../support/modelServer/modelServer.ts';
import { type Fetch, never } from './replay.ts';

describe('list prices', () => {
  let server: ModelServer;
  before(async () => {
    server = await startModelServer();
  });
  after(() => server.close());

  function prices({ model = PRACTICE_MODEL, fetch = globalThis.fetch }: { model?: string; fetch?: Fetch } = {}) {
    return fetchPrices({ baseUrl: server.url, model, fetch, signal: never() });
  }

  it('come from the endpoint, without a key', async () => {
    const listed = await prices();
    assert.deepEqual(
      pricesPerToken(listed ?? {}),
      pricesPerMillion({ prompt: 0.75, cachedPrompt: 0.075, output: 4.5 }),
    );
    assert.equal(server.lookups.at(-1)?.authorization, undefined);
  });
  it('are unknown for a model that is not listed or has no price', async () => {
    assert.equal(await prices({ model: 'unheard/of' }), undefined);
    const ollama = async () => Response.json({ object: 'list', data: [{ id: PRACTICE_MODEL, object: 'model' }] });
    assert.equal(await prices({ fetch: ollama }), undefined);
  });
  it('fail by name where there is no list', async () => {
    await assert.rejects(prices({ fetch: async () => new Response('no', { status: 404 }) }), { kind: 'not-found' });
    await assert.rejects(prices({ fetch: async () => new Response('<html>') }), { kind: 'not-an-api' });
    await assert.rejects(prices({ fetch: () => Promise.reject(new TypeError('fetch failed')) }), { kind: 'network' });
  });
});
