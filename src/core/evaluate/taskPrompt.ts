import type { FinishReason, ProviderRequest } from '../provider/provider.ts';
import type { EvaluationTask, TaskFile } from './task.ts';

/** `reason` is for the user. */
export type ReadAnswer =
  | { readonly kind: 'files'; readonly files: readonly TaskFile[] }
  | { readonly kind: 'truncated' | 'malformed' | 'empty'; readonly reason: string };

export interface TaskPrompt {
  readonly request: ProviderRequest;
  read(text: string, reason: FinishReason): Promise<ReadAnswer>;
}

export type AskTask = (task: EvaluationTask, model: string) => TaskPrompt;
