import assert from 'node:assert/strict';
import { Keyring, type Secrets } from '../../../../src/core/provider/profile/keyring.ts';

/** The editor's secret storage, in memory. */
function memory(kept = new Map<string, string>()): Secrets & { readonly kept: Map<string, string> } {
  return {
    kept,
    get: async name => kept.get(name),
    store: async (name, value) => void kept.set(name, value),
    delete: async name => void kept.delete(name),
  };
}

const AZURE = { id: 'azure', baseUrl: 'https://one.services.ai.azure.com/mai/v1' };
const OPENROUTER = { id: 'openrouter', baseUrl: 'https://openrouter.ai/api/v1' };
const CUSTOM = { id: 'custom', baseUrl: 'https://proxy.example/v1' };

function keyring({ secrets = memory(), key }: { secrets?: Secrets; key?: string } = {}) {
  return new Keyring({ secrets, environment: { OPENROUTER_API_KEY: key } });
}

describe('a key', () => {
  it('is given for one profile and for no other', async () => {
    const keys = keyring();
    await keys.set(AZURE, 'a');
    await keys.set(CUSTOM, 'c');
    assert.deepEqual(await keys.find(AZURE), { kind: 'key', key: 'a' });
    assert.deepEqual(await keys.find(CUSTOM), { kind: 'key', key: 'c' });
    assert.deepEqual(await keys.find(OPENROUTER), { kind: 'none' });
  });

  it('is not sent to a new address of its profile until the user agrees', async () => {
    const keys = keyring();
    await keys.set(AZURE, 'a');
    const from = 'one.services.ai.azure.com';
    for (const baseUrl of [
      'https://two.services.ai.azure.com/mai/v1',
      'http://one.services.ai.azure.com/mai/v1',
      'https://one.services.ai.azure.com:8443/mai/v1',
      'https://one.services.ai.azure.com.evil.example/mai/v1',
    ]) {
      const found = await keys.find({ ...AZURE, baseUrl });
      assert.ok(found.kind === 'elsewhere', baseUrl);
      assert.ok(found.from.includes(from) && found.to !== found.from, `${found.from} → ${found.to}`);
    }
  });

  it('is not sent to another path of the same gateway, and the question shows the path', async () => {
    const keys = keyring();
    const gateway = 'https://gateway.example/v1';
    await keys.set({ ...CUSTOM, baseUrl: `${gateway}/me/` }, 'c');
    for (const spelled of ['/me', '/me/', '/me//', '/me/chat/completions', '/me?version=2']) {
      const found = await keys.find({ ...CUSTOM, baseUrl: `${gateway}${spelled}` });
      assert.deepEqual(found, { kind: 'key', key: 'c' }, spelled);
    }
    const [from, to] = [`${gateway}/me`, `${gateway}/someone-else`];
    assert.deepEqual(await keys.find({ ...CUSTOM, baseUrl: to }), { kind: 'elsewhere', from, to });
  });

  it('goes to the new address after the user agrees, and only there from then on', async () => {
    const keys = keyring();
    await keys.set(CUSTOM, 'c');
    const moved = { ...CUSTOM, baseUrl: 'https://new.example/v1' };
    await keys.set(moved, (await keys.release('custom')) ?? '');
    assert.deepEqual(await keys.find(moved), { kind: 'key', key: 'c' });
    assert.deepEqual(await keys.find(CUSTOM), { kind: 'elsewhere', from: 'new.example', to: 'proxy.example' });
  });

  it('is forgotten when it is set to nothing', async () => {
    const secrets = memory();
    const keys = keyring({ secrets });
    await keys.set(CUSTOM, 'c');
    await keys.set(CUSTOM, '');
    assert.deepEqual(await keys.find(CUSTOM), { kind: 'none' });
    assert.equal(secrets.kept.size, 0);
  });

  it('is not stored for an address with a gap, nor read from an entry of another extension', async () => {
    const secrets = memory(new Map([['key:custom', 'sk-loose']]));
    const keys = keyring({ secrets });
    assert.deepEqual(await keys.find(CUSTOM), { kind: 'none' });
    await keys.set({ id: 'azure', baseUrl: 'https://<resource>.services.ai.azure.com/mai/v1' }, 'a');
    assert.equal(secrets.kept.has('key:azure'), false);
  });
});

describe("the environment's key", () => {
  const PRACTICE = 'http://127.0.0.1:4711/v1';
  const keysWith = (practice: string) =>
    new Keyring({ secrets: memory(), environment: { OPENROUTER_API_KEY: 'env', GHOSTLINE_PRACTICE_URL: practice } });

  it('serves OpenRouter where none is stored', async () => {
    const keys = keyring({ key: 'env' });
    assert.deepEqual(await keys.find(OPENROUTER), { kind: 'key', key: 'env' });
    await keys.set(OPENROUTER, 'stored');
    assert.deepEqual(await keys.find(OPENROUTER), { kind: 'key', key: 'stored' });
  });

  it('serves the practice server that `npm start` names', async () => {
    assert.deepEqual(await keysWith(PRACTICE).find({ id: 'custom', baseUrl: PRACTICE }), { kind: 'key', key: 'env' });
  });

  for (const baseUrl of [
    'http://openrouter.ai/api/v1',
    'https://openrouter.ai:8443/api/v1',
    'https://openrouter.ai./api/v1',
    'https://openrouter.ai.evil.example/v1',
    'https://openrouter.ai@evil.example/v1',
    'https://evil.example/openrouter.ai/v1',
    'https://\u043epenrouter.ai/api/v1',
    'http://127.0.0.1:4712/v1',
    'http://localhost:4711/v1',
    'https://127.0.0.1:4711/v1',
    'http://[::1]:4711/v1',
    'http://evil.localhost:4711/v1',
    'http://localhost:11434/v1',
  ]) {
    it(`does not go to ${baseUrl}`, async () => {
      const found = await keysWith(PRACTICE).find({ ...OPENROUTER, baseUrl });
      assert.deepEqual(found, { kind: 'none', unsent: 'OPENROUTER_API_KEY' });
    });
  }

  it('goes to no other machine that is named as the practice server', async () => {
    for (const baseUrl of ['https://evil.example/v1', 'http://evil.localhost:4711/v1']) {
      const found = await keysWith(baseUrl).find({ id: 'custom', baseUrl });
      assert.equal(found.kind, 'none', baseUrl);
    }
  });
});
