type Rgb = readonly [red: number, green: number, blue: number];

/**
 * How far two colors are apart, from 1 to 21, as WCAG 2 reckons it: text needs 4.5, the parts of a chart need 3.
 * @param color as `getComputedStyle` writes it; one that lets light through is seen on `background`
 */
export function contrast(color: string, background: string): number {
  const [behind] = parsed(background);
  const [front, alpha] = parsed(color);
  const seen = front.map((value, index) => alpha * value + (1 - alpha) * (behind[index] ?? 0));
  const [darker = 0, lighter = 0] = [luminance(seen), luminance(behind)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function parsed(color: string): readonly [Rgb, alpha: number] {
  // As `color-mix` is written.
  const [, ...mixed] = /^color\(srgb ([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(color)?.map(Number) ?? [];
  const [r, g, b] = mixed.map(share => share * 255);
  if (r !== undefined && g !== undefined && b !== undefined) return [[r, g, b], 1];
  const match = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(color);
  if (match === null) throw new Error(`no color: ${color}`);
  const [, red, green, blue, alpha = '1'] = match;
  return [[Number(red), Number(green), Number(blue)], Number(alpha)];
}

function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map(value => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
