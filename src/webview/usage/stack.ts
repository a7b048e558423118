/** A segment's start and end on the value axis, by bar; null where it is empty. */
export interface Layer {
  readonly from: readonly number[];
  readonly to: readonly (number | null)[];
}

/** Stacks segments, first at the bottom. `parts` holds each segment's size by bar. */
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
