import type { Plan, Result, RunEnd } from './result.ts';
import type { TaskAnswer } from './taskAnswer.ts';

/** The plan, each answer, then the end. */
export type ResultLine =
  | { readonly plan: Plan }
  | { readonly answer: TaskAnswer }
  | { readonly end: RunEnd; readonly endReason?: string };

export function lineOf(line: ResultLine): string {
  return JSON.stringify(line);
}

/** Costs in nano-dollars. */
export function resultJson({ unread: _, ...result }: Result): string {
  return `${JSON.stringify({ ...result, costUnit: 'nano-dollars' }, null, 2)}\n`;
}
