import type { StepCounts } from '../state/event.ts';

/** What a tool tells the model. */
export type ToolResult =
  | { readonly kind: 'done'; readonly content: string; readonly counts?: StepCounts }
  /** The call was not carried out; `message` says why, and what would do. */
  | { readonly kind: 'refused'; readonly message: string };

export function refused(message: string): Extract<ToolResult, { kind: 'refused' }> {
  return { kind: 'refused', message };
}
