import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bestSellers, formatPrice, parseVoucher, shippingCents, total } from './basket.ts';

const apple = { name: 'apple', cents: 50 };
const pear = { name: 'pear', cents: 80 };

describe('total', () => {
  it('takes off the best voucher that applies', () => {
    const lines = [{ product: apple, count: 4 }];
    const vouchers = [
      { percent: 10, from: 100 },
      { percent: 50, from: 1000 },
    ];
    assert.equal(total(lines, vouchers), 180);
  });
  it('costs nothing without products', () => assert.equal(total([], []), 0));
});

describe('bestSellers', () => {
  it('adds up over baskets, and stops at the limit', () => {
    const baskets = [[{ product: apple, count: 1 }], [{ product: pear, count: 2 }], [{ product: apple, count: 3 }]];
    assert.deepEqual(bestSellers(baskets, 1), ['apple']);
  });
});

describe('formatPrice', () => {
  it('writes dollars as people read them', () => assert.equal(formatPrice(123450, 'USD'), '$1,234.50'));
});

describe('shippingCents', () => {
  it('is free for nothing', () => assert.equal(shippingCents(0, 'DE', true), 0));
  it('is dearer abroad, by express, and above 20 kg', () => {
    assert.equal(shippingCents(500, 'DE', false), 490);
    assert.equal(shippingCents(500, 'FR', true), 2490);
    assert.equal(shippingCents(20001, 'FR', true), 3490);
  });
});

describe('parseVoucher', () => {
  it('reads what is printed', () => assert.deepEqual(parseVoucher('10% from 5000'), { percent: 10, from: 5000 }));
  it('rejects anything else', () => assert.throws(() => parseVoucher('ten percent')));
});
