import type { FinishReason, ProviderRequest } from '../provider/provider.ts';
import type { EvaluationTask, TaskFile } from './task.ts';

/** Before any test. `reason` is for the user. */
export type ReadAnswer =
  | { readonly kind: 'files'; readonly files: readonly TaskFile[] }
  | { readonly kind: 'truncated' | 'malformed' | 'empty'; readonly reason: string };

export interface TaskPrompt {
  readonly request: ProviderRequest;
  /** `text` is the whole answer. */
  read(text: string, reason: FinishReason): Promise<ReadAnswer>;
}

/** Each feature has its own prompts. */
export type AskTask = (task: EvaluationTask, model: string) => TaskPrompt;
