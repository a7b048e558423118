/** A part of every bar: where it begins and ends on the value axis, bar by bar; null where there is none. */
export interface Layer {
  readonly from: readonly number[];
  readonly to: readonly (number | null)[];
}

/** Piles the parts of each bar up, the first ones at the bottom. `parts` holds for each part its size in every bar. */
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
