import type { Clock } from '../clock.ts';
import type { MeteredProvider } from '../provider/metering/meteredProvider.ts';
import type { AskTask } from './question.ts';
import type { EvaluatedModel, RunEnd } from './result.ts';
import type { EvaluationTask } from './task.ts';
import type { TaskAnswer } from './taskAnswer.ts';
import type { TestBench } from './testRun.ts';

/** A model that takes part, and what its requests go through. */
export interface Contestant {
  readonly model: EvaluatedModel;
  /** The language of what is asked goes into the ledger. */
  readonly paid: (languageId: string) => MeteredProvider;
}

export interface EvaluationOptions {
  readonly contestants: readonly Contestant[];
  readonly tasks: readonly EvaluationTask[];
  readonly repeats: number;
  /** The most that the run may cost, in nano-dollars. */
  readonly capNanoDollars?: number;
  readonly ask: AskTask;
  readonly bench: TestBench;
  readonly clock: Clock;
  /** How many questions may be under way at once. */
  readonly lanes?: number;
  /** Told in turn, and waited for: what it has taken is kept, whatever comes next. */
  readonly onEvent: (event: EvaluationEvent) => void | Promise<void>;
}

export interface EvaluationProgress {
  readonly done: number;
  readonly total: number;
  /** What was spent so far, as far as it is known, in nano-dollars. */
  readonly spentNanoDollars: number;
}

export type EvaluationEvent =
  | { readonly kind: 'asking'; readonly taskId: string; readonly modelId: string; readonly repeat: number }
  | { readonly kind: 'answered'; readonly answer: TaskAnswer; readonly progress: EvaluationProgress };

/** What a run came to. `reason`: why it ended early, or which models were left out and why, in sentences for people. */
export interface EvaluationEnd {
  readonly end: RunEnd;
  readonly reason?: string;
}
