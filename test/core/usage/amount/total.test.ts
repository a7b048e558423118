import assert from 'node:assert/strict';
import { chargeOf } from '../../../../src/core/usage/amount/charge.ts';
import { formatCostTotal, formatTokenTotal } from '../../../../src/core/usage/amount/format.ts';
import { pricesPerMillion } from '../../../../src/core/usage/amount/pricing.ts';
import { addFigure, certaintyOf, EMPTY_TOTAL, type Total } from '../../../../src/core/usage/amount/total.ts';
import { estimateTokens } from '../../../../src/core/usage/ledger/estimate.ts';

const prices = pricesPerMillion({ prompt: 0.75, output: 4.5 });
const reported = chargeOf({
  usage: { promptTokens: 3000, outputTokens: 100, costNanoDollars: 4_200_000 },
  tokens: 'reported',
  prices,
});
const cancelled = chargeOf({
  usage: { promptTokens: estimateTokens(4001), outputTokens: estimateTokens(40) },
  tokens: 'estimated',
  prices,
});
const unpriced = chargeOf({ usage: { promptTokens: 10, outputTokens: 5 }, tokens: 'reported' });
const unknown = chargeOf({ usage: {}, tokens: 'unknown', prices });

function costOf(...charges: (typeof reported)[]): Total {
  return charges.reduce((total, { costNanoDollars }) => addFigure(total, costNanoDollars), EMPTY_TOTAL);
}

function readout(...charges: (typeof reported)[]): string {
  const tokens = charges.reduce((total, charge) => addFigure(total, charge.tokens), EMPTY_TOTAL);
  return `${formatTokenTotal(tokens)} · ${formatCostTotal(costOf(...charges))}`;
}

describe("the session's readout", () => {
  it('is $0.00 before anything is spent', () => assert.equal(readout(), '0 · $0.00'));
  it('shows reported amounts unchanged', () => assert.equal(readout(reported), '3.1k · $0.0042'));
  it('has a ~ while anything in it is estimated', () => {
    assert.equal(readout(reported, cancelled), '~4.1k · ~$0.0050');
  });
  it('has a ~ at a cost from list prices, though the tokens were reported', () => {
    const listed = chargeOf({ usage: { promptTokens: 1000, outputTokens: 0 }, tokens: 'reported', prices });
    assert.equal(readout(listed), '1.0k · ~$0.00075');
  });
  it('shows the known part and +? when the rest is unknown', () => {
    assert.equal(readout(reported, unpriced), '3.1k · $0.0042+?');
    assert.equal(readout(reported, cancelled, unknown), '~4.1k+? · ~$0.0050+?');
  });
  it('is ? when nothing is known, never zero', () => {
    assert.equal(readout(unknown), '? · ?');
    assert.equal(readout(unpriced), '15 · ?');
  });
  it('is as certain as its least certain request', () => {
    assert.equal(certaintyOf(costOf(reported, cancelled)), 'estimated');
    assert.equal(certaintyOf(EMPTY_TOTAL), 'reported');
    assert.equal(certaintyOf(costOf(unpriced)), 'unknown');
  });
});
