export interface Layer {
  readonly from: readonly number[];
  readonly to: readonly (number | null)[];
}

/** The first at the bottom. */
export function stack(parts: readonly (readonly number[])[]): Layer[] {
  const heights = (parts[0] ?? []).map(() => 0);
  return parts.map(sizes => {
    const from = [...heights];
    const to = sizes.map((size, bar) => {
      heights[bar] = (heights[bar] ?? 0) + size;
      return size > 0 ? (heights[bar] ?? null) : null;
    });
    return { from, to };
  });
}
