import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCart } from './cart.js';

const prices = () => ({ apple: 30, pear: 50, constructor: 7 });

test('adds up', () => {
  const cart = createCart(prices());
  cart.add('pear');
  cart.add('apple', 2);
  cart.add('apple');
  assert.equal(cart.total(), 140);
  assert.deepEqual(cart.items(), [['apple', 3], ['pear', 1]]);
  assert.equal(createCart(prices()).total(), 0);
});

test('carts know nothing of each other', () => {
  const [one, other] = [createCart(prices()), createCart({ apple: 1 })];
  one.add('apple');
  assert.deepEqual(other.items(), []);
  other.add('apple', 5);
  assert.deepEqual([one.total(), other.total()], [30, 5]);
});

test('removes', () => {
  const cart = createCart(prices());
  cart.add('pear', 4);
  assert.equal(cart.remove('pear'), true);
  assert.equal(cart.remove('pear'), false);
  assert.equal(cart.total(), 0);
});

test('refuses what makes no sense', () => {
  const cart = createCart(prices());
  for (const count of [0, -1, 1.5, Number.NaN, '2', null]) assert.throws(() => cart.add('apple', count), RangeError);
  for (const name of ['plum', 'toString', '__proto__']) assert.throws(() => cart.add(name), RangeError, name);
  assert.deepEqual(cart.items(), []);
  cart.add('constructor', 2);
  assert.equal(cart.total(), 14);
});

test('cannot be changed from outside', () => {
  const list = prices();
  const cart = createCart(list);
  cart.add('pear');
  cart.items()[0][1] = 100;
  cart.items().push(['apple', 9]);
  list.pear = 1;
  assert.equal(cart.total(), 50);
  assert.deepEqual(cart.items(), [['pear', 1]]);
});
