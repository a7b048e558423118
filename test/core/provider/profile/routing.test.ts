import assert from 'node:assert/strict';
import { profileNamed } from '../../../../src/core/provider/profile/effectiveProfiles.ts';
import {
  faultInRouting,
  type Routing,
  routedBy,
  routingBody,
  validRouting,
} from '../../../../src/core/provider/profile/routing.ts';

describe("OpenRouter's routing", () => {
  it('goes into the body in its own words', () => {
    const routing: Routing = {
      order: ['fireworks', 'baseten'],
      allowFallbacks: false,
      sort: 'latency',
      maxPrice: { prompt: 1, completion: 5 },
      dataCollection: 'deny',
    };
    assert.equal(faultInRouting(routing), undefined);
    assert.deepEqual(routingBody(routing), {
      provider: {
        order: ['fireworks', 'baseten'],
        allow_fallbacks: false,
        sort: 'latency',
        max_price: { prompt: 1, completion: 5 },
        data_collection: 'deny',
      },
    });
  });

  it('goes along with every profile that is made from OpenRouter, and with no other', () => {
    const overrides = { work: { extends: 'openrouter', baseUrl: 'https://proxy.example/v1', body: { user: 'me' } } };
    const bodyOf = (name: string) => {
      const profile = profileNamed(name, overrides);
      assert.ok(profile);
      return routedBy(profile, { dataCollection: 'deny' }).body;
    };
    assert.deepEqual(bodyOf('openrouter'), { provider: { data_collection: 'deny' } });
    assert.deepEqual(bodyOf('work'), { provider: { data_collection: 'deny' }, user: 'me' });
    for (const name of ['fireworks', 'baseten', 'azure', 'ollama', 'custom']) assert.deepEqual(bodyOf(name), {});
  });

  it('keeps valid fields beside invalid ones: forbidding data collection stays in force', () => {
    const misspelled = { dataCollection: 'deny', sort: 'speed', ordr: ['a'], allowFallbacks: false };
    assert.deepEqual(validRouting(misspelled), { dataCollection: 'deny', allowFallbacks: false });
    for (const value of [undefined, null, 7, 'deny', ['deny']]) assert.deepEqual(validRouting(value), {});
  });

  it('leaves fields that are not set to OpenRouter', () => {
    assert.deepEqual(routingBody({}), {});
    assert.deepEqual(routingBody({ order: [] }), {});
    assert.deepEqual(routingBody({ allowFallbacks: false }), { provider: { allow_fallbacks: false } });
  });

  for (const [value, fault] of [
    [7, /an object/],
    [[], /an object/],
    [{ order: 'fireworks' }, /"order" takes a list of providers/],
    [{ order: [' '] }, /"order"/],
    [{ sort: 'cheapest' }, /"sort" takes "latency", "price", "throughput"/],
    [{ maxPrice: { prompt: -1 } }, /"maxPrice" takes/],
    [{ maxPrice: { output: 1 } }, /"maxPrice" takes "prompt" and "completion"/],
    [{ dataCollection: 'no' }, /"dataCollection" takes "allow" or "deny"/],
    [{ allow_fallbacks: true }, /no "allow_fallbacks"/],
    [{ constructor: true }, /no "constructor"/],
  ] as const) {
    it(`explains the error in ${JSON.stringify(value)}`, () => {
      assert.match(faultInRouting(value) ?? 'nothing', fault);
    });
  }
});
