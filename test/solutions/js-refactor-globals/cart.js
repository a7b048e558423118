export function createCart(prices) {
  const priceOf = new Map(Object.entries(prices));
  const counts = new Map();
  return {
    add(name, count = 1) {
      if (!priceOf.has(name)) throw new RangeError(`no price for ${name}`);
      if (!Number.isInteger(count) || count < 1) throw new RangeError(`not a count: ${count}`);
      counts.set(name, (counts.get(name) ?? 0) + count);
    },
    remove: name => counts.delete(name),
    total: () => [...counts].reduce((sum, [name, count]) => sum + priceOf.get(name) * count, 0),
    items: () => [...counts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  };
}
