import assert from 'node:assert/strict';
import { BUILT_IN_PROFILES } from '../../../../src/core/provider/profile/builtInProfiles.ts';
import { profileAt, profileNamed } from '../../../../src/core/provider/profile/effectiveProfiles.ts';
import { type ProfileOverride, readOverride } from '../../../../src/core/provider/profile/profileOverride.ts';

/** As the setting would be read. */
function read(value: unknown): ProfileOverride {
  const override = readOverride(value);
  assert.ok(typeof override !== 'string', String(override));
  return override;
}

describe('a provider is known by its address', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['https://openrouter.ai/api/v1', 'openrouter'],
    ['https://api.fireworks.ai/inference/v1', 'fireworks'],
    ['https://inference.baseten.co/v1', 'baseten'],
    ['https://my-company.services.ai.azure.com/mai/v1', 'azure'],
    ['http://localhost:11434/v1', 'ollama'],
    ['http://127.0.0.1:1234/v1', 'lmstudio'],
    ['http://[::1]:8000/v1', 'vllm'],
    ['http://127.0.0.1:9999/v1', 'custom'],
    ['https://proxy.example/v1', 'custom'],
    ['https://openrouter.ai.evil.example/api/v1', 'custom'],
    ['https://services.ai.azure.com.evil.example/mai/v1', 'custom'],
    ['http://openrouter.ai/api/v1', 'custom'],
    ['no address', 'custom'],
  ];
  for (const [baseUrl, id] of cases) {
    it(`${baseUrl} is ${id}`, () => {
      const profile = profileAt(baseUrl, {});
      assert.equal(profile.id, id);
      assert.equal(profile.baseUrl, baseUrl);
    });
  }

  it('the user’s own come before the built-in ones', () => {
    const overrides = {
      mine: read({ extends: 'openrouter', baseUrl: 'https://openrouter.ai/api/v1', needsKey: false }),
    };
    assert.equal(profileAt('https://openrouter.ai/api/v1', overrides).id, 'mine');
  });

  it('behind one gateway, the one with the path wins', () => {
    const overrides = {
      left: read({ baseUrl: 'https://gateway.example/left/v1' }),
      right: read({ baseUrl: 'https://gateway.example/right/v1/', auth: 'api-key' }),
    };
    assert.equal(profileAt('https://gateway.example/right/v1', overrides).id, 'right');
    assert.equal(profileAt('https://gateway.example/left/v1/', overrides).id, 'left');
    assert.equal(profileAt('https://gateway.example/other/v1', overrides).id, 'left');
  });

  it('an unknown one is named after its host', () => {
    assert.equal(profileAt('https://proxy.example:8443/v1', {}).label, 'proxy.example:8443');
  });
});

describe("a provider's settings", () => {
  it('changes a built-in one, field by field', () => {
    const baseten = profileNamed('baseten', {
      baseten: read({ model: 'my-deployment', prices: { prompt: 0.75, output: 4.5 } }),
    });
    assert.equal(baseten?.model, 'my-deployment');
    assert.deepEqual(baseten?.prices, { prompt: 750_000_000, output: 4_500_000_000 });
    assert.equal(baseten?.usagePosition, 'running');
  });

  it('names the resource of an Azure address', () => {
    const azure = profileNamed('azure', { azure: read({ resource: 'my-company' }) });
    assert.equal(azure?.baseUrl, 'https://my-company.services.ai.azure.com/mai/v1');
  });

  it('makes a new one, with the quirks of the one that it extends', () => {
    const overrides = {
      proxy: read({ extends: 'azure', baseUrl: 'https://proxy.example/mai/v1', headers: { 'x-team': 'a' } }),
    };
    const proxy = profileNamed('proxy', overrides);
    assert.equal(proxy?.id, 'proxy');
    assert.equal(proxy?.limitField, 'max_completion_tokens');
    assert.equal(proxy?.headers['x-team'], 'a');
  });

  it('is missing without an address', () => {
    assert.equal(profileNamed('proxy', { proxy: read({ model: 'm' }) }), undefined);
    assert.equal(profileNamed('nobody', {}), undefined);
  });

  const wrong: readonly (readonly [unknown, RegExp])[] = [
    ['text', /object/],
    [{ colour: 'red' }, /no "colour"/],
    [{ baseUrl: 'file:///etc' }, /"baseUrl" takes/],
    [{ auth: 'basic' }, /"bearer", "api-key", or/],
    [{ auth: { header: 'two words' } }, /"auth" takes/],
    [{ auth: { header: 'Content-Type' } }, /"auth" takes/],
    [{ auth: { header: 'x-api-key', key: 'sk' } }, /"auth" takes/],
    [{ headers: { Authorization: 'Bearer sk' } }, /Set API Key/],
    [{ headers: { 'x team': 'a' } }, /as HTTP takes them/],
    [{ headers: { 'x-team': 'a\nb' } }, /as HTTP takes them/],
    [{ headers: { 'x-team': 'команда' } }, /as HTTP takes them/],
    [{ prices: { prompt: -1 } }, /dollars per million/],
    [{ lists: { models: 'yes' } }, /"lists" takes/],
    [{ resource: 'evil.example/' }, /"resource" takes/],
  ];
  for (const [value, told] of wrong) {
    it(`is refused with a reason: ${JSON.stringify(value)}`, () => {
      assert.match(String(readOverride(value)), told);
    });
  }

  it('may be anything that a built-in one is', () => {
    for (const { id: _, prices, ...profile } of BUILT_IN_PROFILES) {
      assert.ok(typeof readOverride({ ...profile, baseUrl: 'https://a.example/v1', model: 'm' }) !== 'string');
      assert.ok(typeof readOverride({ prices: typeof prices === 'string' ? prices : {} }) !== 'string');
    }
  });
});
