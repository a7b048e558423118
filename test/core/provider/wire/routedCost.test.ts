import assert from 'node:assert/strict';
import { readChunk } from '../../../../src/core/provider/wire/chunk.ts';

/** As OpenRouter sends it at the end of a stream. */
function costTold(usage: object): number | undefined {
  return readChunk({ choices: [], usage: { prompt_tokens: 194, completion_tokens: 2, ...usage } }).usage
    ?.costNanoDollars;
}

const upstream = (dollars: number | null) => ({ cost_details: { upstream_inference_cost: dollars } });

describe('the cost of a routed answer', () => {
  it("is the router's charge, whatever the router pays", () => {
    assert.equal(costTold({ cost: 0.0002, is_byok: false, ...upstream(0.00019) }), 200_000);
    assert.equal(costTold({ cost: 0.0002, ...upstream(0.00019) }), 200_000);
    assert.equal(costTold({ cost: 0.0002 }), 200_000);
  });

  it("includes the provider's bill for a key of your own", () => {
    assert.equal(costTold({ cost: 0, is_byok: true, ...upstream(0.0360795) }), 36_079_500);
    assert.equal(costTold({ cost: 0.0018, is_byok: true, ...upstream(0.036) }), 37_800_000);
  });

  it('is unknown if that bill is: the fee alone would be close to nothing', () => {
    assert.equal(costTold({ cost: 0, is_byok: true }), undefined);
    assert.equal(costTold({ cost: 0, is_byok: true, ...upstream(null) }), undefined);
    assert.equal(costTold({ cost: 0, is_byok: true, ...upstream(-1) }), undefined);
  });
});
