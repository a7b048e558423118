import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shiftDecimal } from '../../../../src/core/usage/amount/decimal.ts';
import { costNanoDollars, pricesPerMillion, pricesPerToken } from '../../../../src/core/usage/amount/pricing.ts';

const LIST = pricesPerMillion({ prompt: 0.75, cachedPrompt: 0.075, output: 4.5 });

describe('prices', () => {
  it('are read from dollars per token without drift', () => {
    const perToken = { prompt: '0.00000075', inputCacheRead: '0.000000075', completion: '0.0000045' };
    assert.deepEqual(pricesPerToken(perToken), LIST);
    assert.deepEqual(LIST, { prompt: 750_000_000, cachedPrompt: 75_000_000, output: 4_500_000_000 });
    assert.equal(pricesPerToken({ prompt: '7.5e-7' }).prompt, 750_000_000);
    assert.equal(pricesPerToken({ prompt: '0' }).prompt, 0);
  });
  it('that vary or make no sense are unknown, not free', () => {
    for (const prompt of ['-1', '', '.', 'free', 'NaN', '1e400', '0x10']) {
      assert.deepEqual(pricesPerToken({ prompt }), {}, prompt);
    }
    assert.deepEqual(pricesPerMillion({ output: Number.NaN }), {});
    assert.deepEqual(pricesPerToken({}), {});
  });
  it('are exact for every decimal of up to 15 places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 15 }), nanoPerMillion => {
        const digits = String(nanoPerMillion).padStart(16, '0');
        assert.equal(shiftDecimal(`${digits.slice(0, -15)}.${digits.slice(-15)}`, 15), nanoPerMillion);
      }),
    );
  });
});

describe('a cost', () => {
  it('takes the cached tokens out of the prompt and prices them as such', () => {
    // 1000 fresh at 750, 200 cached at 75, 100 out at 4500 nano-dollars.
    assert.equal(costNanoDollars({ promptTokens: 1200, cachedTokens: 200, outputTokens: 100 }, LIST), 1_215_000);
  });
  it('counts cached tokens in full where no cached price is known', () => {
    const { cachedPrompt: _, ...prices } = LIST;
    assert.equal(costNanoDollars({ promptTokens: 1200, cachedTokens: 200, outputTokens: 100 }, prices), 1_350_000);
  });
  it('is unknown without a price or a count, never zero', () => {
    const usage = { promptTokens: 10, outputTokens: 10 };
    assert.equal(costNanoDollars(usage, {}), undefined);
    assert.equal(costNanoDollars(usage, pricesPerMillion({ prompt: 1 })), undefined);
    assert.equal(costNanoDollars({ promptTokens: 10 }, LIST), undefined);
    assert.equal(costNanoDollars({ outputTokens: 10 }, LIST), undefined);
  });
  it('is rounded once, to the nano-dollar', () => {
    // $0.0004 per million is 0.4 nano-dollars a token.
    const prices = pricesPerMillion({ prompt: '0.0004', output: '0.0004' });
    assert.equal(costNanoDollars({ promptTokens: 1, outputTokens: 1 }, prices), 1);
    assert.equal(costNanoDollars({ promptTokens: 1, outputTokens: 0 }, prices), 0);
  });
  it('does not lose digits in a very large request', () => {
    const prices = pricesPerMillion({ prompt: '75.000000001', output: '150' });
    assert.equal(costNanoDollars({ promptTokens: 1_000_003, outputTokens: 0 }, prices), 75_000_225_001);
  });
});
