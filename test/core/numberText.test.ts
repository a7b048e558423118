import assert from 'node:assert/strict';
import { useTranslation } from '../../src/core/displayLanguage.ts';
import { formatCount, formatPercent } from '../../src/core/numberText.ts';
import { exactDollars, formatCost, formatTokens, plainDollars } from '../../src/core/usage/amount/format.ts';

/** Without the spaces that are not to be broken. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

describe('numbers for the user', () => {
  afterEach(() => useTranslation({ language: 'en', bundle: undefined }));

  it('follow the display language', () => {
    useTranslation({ language: 'de', bundle: undefined });
    assert.equal(formatCount(1_234), '1.234');
    assert.equal(plain(formatPercent(0.64)), '64 %');
    assert.equal(plain(formatCost(4_200_000)), '0,0042 $');
    assert.equal(formatTokens(3_100), '3,1k');
  });

  it('are English in a language that has no tag', () => {
    useTranslation({ language: 'not a language', bundle: undefined });
    assert.equal(formatCost(4_200_000), '$0.0042');
  });

  it('have no language in files and text fields', () => {
    useTranslation({ language: 'de', bundle: undefined });
    assert.equal(exactDollars(500_000_000), '0.500000000');
    assert.equal(plainDollars(500_000_000), '0.50');
    assert.equal(plainDollars(1_234_567_890), '1.23456789');
  });
});
