import assert from 'node:assert/strict';
import { modelFacts } from '../../../../src/core/provider/lookup/modelFacts.ts';
import { pricesPerMillion } from '../../../../src/core/usage/amount/pricing.ts';

describe("a model's entry in a list", () => {
  it('is its context and its prices', () => {
    const prices = pricesPerMillion({ prompt: 0.75, cachedPrompt: 0.075, output: 4.5 });
    assert.equal(
      modelFacts({ contextLength: 262_144, prices }),
      '262k context · $0.75 in, $4.50 out per million tokens',
    );
    assert.equal(modelFacts({ prices: pricesPerMillion({ prompt: 0.05 }) }), '$0.050 in per million tokens');
  });

  it('has no price where the provider names none, and is free only if the provider names it free', () => {
    assert.equal(modelFacts({}), '');
    assert.equal(modelFacts({ contextLength: 8192, prices: {} }), '8.2k context');
    assert.equal(modelFacts({ prices: pricesPerMillion({ prompt: 0, output: 0 }) }), 'free');
  });
});
