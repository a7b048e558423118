import assert from 'node:assert/strict';
import { type AccessProfile, accessTo } from '../../../../src/core/provider/profile/access.ts';
import type { KeyFound } from '../../../../src/core/provider/profile/keyring.ts';

const AZURE: AccessProfile = {
  id: 'azure',
  label: 'Azure Foundry',
  baseUrl: 'https://one.services.ai.azure.com/mai/v1',
  needsKey: true,
};
const NONE: KeyFound = { kind: 'none' };
const KEY: KeyFound = { kind: 'key', key: 'sk' };
const ELSEWHERE: KeyFound = { kind: 'elsewhere', from: 'two.example', to: 'one.services.ai.azure.com' };

function access(profile: Partial<AccessProfile>, found: KeyFound, allowInsecureAddress = false) {
  return accessTo({ ...AZURE, ...profile }, { keys: { find: async () => found }, allowInsecureAddress });
}

describe('before anything is sent', () => {
  it('the key for this address is used', async () => {
    assert.equal(await access({}, KEY), 'sk');
    assert.equal(await access({ needsKey: false }, KEY), 'sk');
  });

  it('a provider that needs a key is not used without one', async () => {
    await assert.rejects(access({}, NONE), { kind: 'no-key', message: /Azure Foundry \(one\.services/ });
    assert.equal(await access({ needsKey: false }, NONE), undefined);
  });

  it("OpenRouter's key from the environment is not sent to another provider, and the message explains the next step", async () => {
    const told = { kind: 'no-key', message: /OPENROUTER_API_KEY is sent only to OpenRouter\. Run "Set API Key"/ };
    await assert.rejects(access({}, { kind: 'none', unsent: 'OPENROUTER_API_KEY' }), told);
  });

  it('a key for another address is not sent, and the user learns of both addresses', async () => {
    const told = {
      kind: 'key-elsewhere',
      message: /entered for two\.example\. It is sent to one\.services\S+ only if/,
    };
    await assert.rejects(access({}, ELSEWHERE), told);
    await assert.rejects(access({ needsKey: false }, ELSEWHERE), told);
    const local = { needsKey: false, baseUrl: 'http://localhost:11434/v1' };
    assert.equal(await access(local, ELSEWHERE), undefined);
  });

  it('plain http to another machine is refused, unless a setting allows it', async () => {
    const baseUrl = 'http://gpu.example/v1';
    await assert.rejects(access({ baseUrl }, KEY), { kind: 'insecure-address', message: /allowInsecureAddress/ });
    assert.equal(await access({ baseUrl }, KEY, true), 'sk');
    assert.equal(await access({ baseUrl: 'http://127.0.0.1:8000/v1' }, KEY), 'sk');
  });

  it('an address with a gap is no address', async () => {
    const baseUrl = 'https://<resource>.services.ai.azure.com/mai/v1';
    await assert.rejects(access({ baseUrl }, KEY), { kind: 'not-found', message: /is incomplete/ });
  });
});
