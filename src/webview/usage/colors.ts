import type { Feature } from '../../core/usage/ledger/ledger.ts';
import type { Fate } from '../../core/usage/sums/ledgerTotals.ts';

/** With a theme color, from usage.css. */
export type Color = `--${string}`;

export const FEATURE_COLORS: Readonly<Record<Feature, Color>> = {
  'ghost-text': '--blue',
  'next-edit': '--orange',
  refactor: '--yellow',
  agent: '--purple',
  evaluate: '--green',
  other: '--gray',
};

export const FATE_COLORS: Readonly<Record<Fate, Color>> = {
  accepted: '--green',
  shown: '--blue',
  dismissed: '--gray',
  extra: '--teal',
  step: '--orange',
  discarded: '--yellow',
  cancelled: '--purple',
  failed: '--red',
  other: '--gray',
};

/** In the current theme. */
export function resolve(color: Color): string {
  return getComputedStyle(document.body).getPropertyValue(color).trim();
}

const TILE_PX = 6;

/** Marks estimates. */
export function hatching(color: Color, context: CanvasRenderingContext2D): CanvasPattern | string {
  const size = TILE_PX * Math.max(1, Math.round(devicePixelRatio));
  const tile = document.createElement('canvas');
  tile.width = size;
  tile.height = size;
  const pen = tile.getContext('2d');
  const resolved = resolve(color);
  if (pen === null) return resolved;
  pen.strokeStyle = resolved;
  pen.lineWidth = size / 4;
  pen.beginPath();
  // The line and its continuations in neighboring tiles.
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift - 1, size + 1);
    pen.lineTo(shift + size + 1, -1);
  }
  pen.stroke();
  return context.createPattern(tile, 'repeat') ?? resolved;
}

export function onThemeChange(changed: () => void): void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributeFilter: ['class'] });
  observer.observe(document.documentElement, { attributeFilter: ['style'] });
}
