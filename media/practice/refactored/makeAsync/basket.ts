export async function findAll(
  names: readonly string[],
  find: (name: string) => Promise<Product>,
): Promise<Product[]> {
  const products: Product[] = [];
  for (const name of names) products.push(await find(name));
  return products;
}
