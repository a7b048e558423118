import type { StepCounts } from '../state/event.ts';

export type ToolResult =
  | { readonly kind: 'done'; readonly content: string; readonly counts?: StepCounts }
  /** The reason and the alternative. */
  | { readonly kind: 'refused'; readonly message: string };

export function refused(message: string): Extract<ToolResult, { kind: 'refused' }> {
  return { kind: 'refused', message };
}
