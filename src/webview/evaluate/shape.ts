import type { Shape } from './marks.ts';

export interface ShapePlace {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export function drawShape(ctx: CanvasRenderingContext2D, shape: Shape, { x, y, radius }: ShapePlace): void {
  ctx.beginPath();
  switch (shape) {
    case 'circle':
      ctx.arc(x, y, radius, 0, 2 * Math.PI);
      break;
    case 'square':
      ctx.rect(x - radius, y - radius, 2 * radius, 2 * radius);
      break;
    case 'triangle':
      polygon(ctx, [x, y - radius], [x + radius, y + radius], [x - radius, y + radius]);
      break;
    case 'diamond':
      polygon(ctx, [x, y - radius * 1.2], [x + radius * 1.2, y], [x, y + radius * 1.2], [x - radius * 1.2, y]);
      break;
  }
}

type Point = readonly [x: number, y: number];

function polygon(ctx: CanvasRenderingContext2D, ...points: readonly Point[]): void {
  for (const [x, y] of points) ctx.lineTo(x, y);
  ctx.closePath();
}
