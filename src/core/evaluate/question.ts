import type { FinishReason, ProviderRequest } from '../provider/provider.ts';
import type { EvaluationTask, TaskFile } from './task.ts';

/** What an answer comes to, before any test. `reason`: a sentence for people. */
export type ReadAnswer =
  | { readonly kind: 'files'; readonly files: readonly TaskFile[] }
  | { readonly kind: 'truncated' | 'malformed' | 'empty'; readonly reason: string };

/** How a task is put to a model, and how its answer is read. */
export interface TaskPrompt {
  readonly request: ProviderRequest;
  /** `text` is the whole answer. */
  read(text: string, reason: FinishReason): Promise<ReadAnswer>;
}

/** Features ask in their own ways, and know nothing of each other: how is a parameter of the run. */
export type AskTask = (task: EvaluationTask, model: string) => TaskPrompt;
