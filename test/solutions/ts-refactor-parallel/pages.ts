export async function fetchAll<T>(
  ids: readonly string[],
  fetchOne: (id: string) => Promise<T>,
  limit = 4,
): Promise<T[]> {
  if (!(limit >= 1)) throw new RangeError('at least one request at once is needed');
  const results = new Array<T>(ids.length);
  let next = 0;
  let failure: { readonly error: unknown } | undefined;
  const lane = async () => {
    while (next < ids.length && failure === undefined) {
      const index = next++;
      try {
        results[index] = await fetchOne(ids[index] as string);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, ids.length) }, lane));
  if (failure) throw failure.error;
  return results;
}
