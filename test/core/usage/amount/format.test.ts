import assert from 'node:assert/strict';
import { formatCost, formatTokens } from '../../../../src/core/usage/amount/format.ts';

describe('tokens on the status bar', () => {
  const cases: [number, string][] = [
    [0, '0'],
    [950, '950'],
    [999, '999'],
    [1000, '1.0k'],
    [3100, '3.1k'],
    [9960, '10.0k'],
    [12_345, '12.3k'],
    [123_456, '123k'],
    [999_499, '999k'],
    [999_500, '1.00M'],
    [1_250_000, '1.25M'],
    [12_500_000, '12.5M'],
    [125_000_000, '125M'],
  ];
  for (const [tokens, text] of cases) it(`${tokens} is ${text}`, () => assert.equal(formatTokens(tokens), text));
});

describe('dollars on the status bar', () => {
  const cases: [number, string][] = [
    [0, '$0.00'],
    [1, '<$0.000001'],
    [1000, '$0.000001'],
    [42_000, '$0.000042'],
    [300_000, '$0.00030'],
    [4_200_000, '$0.0042'],
    [4_249_999, '$0.0042'],
    [9_999_999, '$0.010'],
    [10_000_000, '$0.010'],
    [56_000_000, '$0.056'],
    [99_999_999, '$0.10'],
    [120_000_000, '$0.12'],
    [999_999_999, '$1.00'],
    [1_234_567_890, '$1.23'],
    [1_234_500_000_000, '$1234.50'],
  ];
  for (const [nano, text] of cases) it(`${nano} nano-dollars are ${text}`, () => assert.equal(formatCost(nano), text));
});
