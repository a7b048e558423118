import type { Plan, Result, RunEnd } from './result.ts';
import type { TaskAnswer } from './taskAnswer.ts';

/** A line of the file that a run writes: the plan, each answer, then the end. */
export type ResultLine =
  | { readonly plan: Plan }
  | { readonly answer: TaskAnswer }
  | { readonly end: RunEnd; readonly endReason?: string };

export function lineOf(line: ResultLine): string {
  return JSON.stringify(line);
}

/** The export as one JSON object. Costs are in nano-dollars. */
export function resultJson({ unread: _, ...result }: Result): string {
  return `${JSON.stringify({ ...result, costUnit: 'nano-dollars' }, null, 2)}\n`;
}
