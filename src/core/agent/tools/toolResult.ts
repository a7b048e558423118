import type { Refusal } from '../../sharedRefusal.ts';
import type { StepCounts } from '../state/event.ts';

export type ToolResult =
  | { readonly kind: 'done'; readonly content: string; readonly counts?: StepCounts }
  /** The reason and the alternative. */
  | Refusal;
