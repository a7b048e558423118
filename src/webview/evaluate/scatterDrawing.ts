import type uPlot from 'uplot';
import { resolve } from '../usage/colors.ts';
import type { IsoCost, Mark } from './marks.ts';
import { drawShape } from './shape.ts';

const FONT_PX = 12;
const MARK_PX = 6;
const CAP_PX = 4;
const GAP_PX = 10;

/** For the labels of the cost lines. */
export const TOP_MARGIN_PX = 22;

export function drawScatter(
  plot: uPlot,
  { marks, lines }: { readonly marks: readonly Mark[]; readonly lines: readonly IsoCost[] },
): void {
  const { ctx } = plot;
  ctx.save();
  // uPlot has set its own.
  ctx.textAlign = 'left';
  ctx.font = `${FONT_PX * devicePixelRatio}px ${getComputedStyle(document.body).fontFamily}`;
  const taken: Box[] = [];
  for (const line of lines) drawIsoCost(plot, line, taken);
  for (const mark of marks) drawBounds(plot, mark);
  for (const mark of marks) drawMark(plot, mark);
  drawNames(plot, marks, taken);
  ctx.restore();
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Labelled at the edge if there is room. */
function drawIsoCost({ ctx, bbox, scales, valToPos }: uPlot, { tokensPerPass, label }: IsoCost, taken: Box[]): void {
  const mostTokens = scales['x']?.max ?? 0;
  const leavesAtTop = tokensPerPass <= mostTokens;
  const endTokens = Math.min(tokensPerPass, mostTokens);
  const x = valToPos(endTokens, 'x', true);
  const y = valToPos(endTokens / tokensPerPass, 'y', true);
  ctx.save();
  ctx.strokeStyle = resolve('--muted');
  ctx.fillStyle = resolve('--muted');
  ctx.globalAlpha = 0.6;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(valToPos(0, 'x', true), valToPos(0, 'y', true));
  ctx.lineTo(x, y);
  ctx.stroke();
  ctx.globalAlpha = 1;
  ctx.textBaseline = 'top';
  const { width } = ctx.measureText(label);
  const left = Math.min(x - width / 2, bbox.left + bbox.width - width);
  const top = leavesAtTop ? bbox.top - TOP_MARGIN_PX * devicePixelRatio : y - 2 * lineHeight();
  const box = { left, top, width, height: lineHeight() };
  if (!taken.some(other => overlap(box, other))) {
    ctx.fillText(label, box.left, box.top);
    taken.push(box);
  }
  ctx.restore();
}

function lineHeight(): number {
  return (FONT_PX + 4) * devicePixelRatio;
}

function overlap(a: Box, b: Box): boolean {
  const gap = GAP_PX * devicePixelRatio;
  const isBeside = a.left + a.width + gap <= b.left || b.left + b.width + gap <= a.left;
  return !isBeside && a.top < b.top + b.height && b.top < a.top + a.height;
}

/** Quartiles (x) and the interval (y). */
function drawBounds({ ctx, valToPos }: uPlot, { color, rate, tokens }: Mark): void {
  const x = (value: number) => valToPos(value, 'x', true);
  const y = (value: number) => valToPos(value, 'y', true);
  const cap = CAP_PX * devicePixelRatio;
  ctx.strokeStyle = resolve(color);
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.beginPath();
  for (const tokensAt of [tokens.q1, tokens.q3]) {
    ctx.moveTo(x(tokensAt), y(rate.value) - cap);
    ctx.lineTo(x(tokensAt), y(rate.value) + cap);
  }
  ctx.moveTo(x(tokens.q1), y(rate.value));
  ctx.lineTo(x(tokens.q3), y(rate.value));
  for (const rateAt of [rate.low, rate.high]) {
    ctx.moveTo(x(tokens.median) - cap, y(rateAt));
    ctx.lineTo(x(tokens.median) + cap, y(rateAt));
  }
  ctx.moveTo(x(tokens.median), y(rate.low));
  ctx.lineTo(x(tokens.median), y(rate.high));
  ctx.stroke();
}

function drawMark({ ctx, valToPos }: uPlot, { color, rate, shape, tokens }: Mark): void {
  ctx.fillStyle = resolve(color);
  const at = { x: valToPos(tokens.median, 'x', true), y: valToPos(rate.value, 'y', true) };
  drawShape(ctx, shape, { ...at, radius: MARK_PX * devicePixelRatio });
  ctx.fill();
}

/** Beside the mark, above or below the interval; below all if there is no room. */
function drawNames(plot: uPlot, marks: readonly Mark[], labels: readonly Box[]): void {
  const { ctx } = plot;
  ctx.textBaseline = 'top';
  ctx.fillStyle = resolve('--text');
  const taken = [...labels, ...marks.flatMap(mark => boxesOf(plot, mark))];
  for (const mark of marks) {
    const box = placeFor(plot, mark, taken);
    taken.push(box);
    ctx.fillText(mark.name, box.left, box.top);
  }
}

/** The thin interval line may be overlapped. */
function boxesOf({ valToPos }: uPlot, { rate, tokens }: Mark): Box[] {
  const [x, y] = [valToPos(tokens.median, 'x', true), valToPos(rate.value, 'y', true)];
  const [from, to] = [valToPos(tokens.q1, 'x', true), valToPos(tokens.q3, 'x', true)];
  const [mark, cap] = [MARK_PX * devicePixelRatio, CAP_PX * devicePixelRatio];
  return [
    { left: x - mark, top: y - mark, width: 2 * mark, height: 2 * mark },
    { left: from, top: y - cap, width: to - from, height: 2 * cap },
  ];
}

function placeFor({ bbox, ctx, valToPos }: uPlot, { name, rate, tokens }: Mark, taken: readonly Box[]): Box {
  const gap = GAP_PX * devicePixelRatio;
  const { width } = ctx.measureText(name);
  const [x, y] = [valToPos(tokens.median, 'x', true), valToPos(rate.value, 'y', true)];
  const [right, left] = [x + gap, Math.max(bbox.left, x - gap - width)];
  const sides = right + width <= bbox.left + bbox.width ? [right, left] : [left];
  const height = lineHeight();
  const above = Math.max(bbox.top, y - height - MARK_PX * devicePixelRatio);
  const below = y + MARK_PX * devicePixelRatio;
  const places = [above, below].flatMap(top => sides.map(side => ({ left: side, top, width, height })));
  const isFree = (box: Box) => !taken.some(other => overlap(box, other));
  const free = places.find(isFree);
  if (free) return free;
  let box = { left: sides[0] ?? left, top: below, width, height };
  while (!isFree(box)) box = { ...box, top: box.top + height };
  return box;
}
