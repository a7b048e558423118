let cart = {};
let priceList = {};

export function setPrices(prices) {
  priceList = prices;
}

export function add(name, count) {
  if (cart[name]) {
    cart[name] = cart[name] + (count || 1);
  } else {
    cart[name] = count || 1;
  }
}

export function remove(name) {
  delete cart[name];
}

export function total() {
  let sum = 0;
  for (const name in cart) {
    sum = sum + priceList[name] * cart[name];
  }
  return sum;
}
