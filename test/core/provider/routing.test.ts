import assert from 'node:assert/strict';
import { faultInRouting, type Routing, routingBody } from '../../../src/core/provider/routing.ts';

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

  it('leaves to OpenRouter what is not chosen', () => {
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
    it(`says what is wrong with ${JSON.stringify(value)}`, () => {
      assert.match(faultInRouting(value) ?? 'nothing', fault);
    });
  }
});
