import type { Clock } from '../clock.ts';
import type { MeteredProvider } from '../provider/metering/meteredProvider.ts';
import type { EvaluatedModel, RunEnd } from './result.ts';
import type { EvaluationTask } from './task.ts';
import type { TaskAnswer } from './taskAnswer.ts';
import type { AskTask } from './taskPrompt.ts';
import type { TestBench } from './testRun.ts';

export interface Contestant {
  readonly model: EvaluatedModel;
  readonly paid: (languageId: string) => MeteredProvider;
}

export interface EvaluationOptions {
  readonly contestants: readonly Contestant[];
  readonly tasks: readonly EvaluationTask[];
  readonly repeats: number;
  /** Nano-dollars. */
  readonly capNanoDollars?: number;
  readonly ask: AskTask;
  readonly bench: TestBench;
  readonly clock: Clock;
  readonly concurrency?: number;
  /** Awaited, so that every event is stored. */
  readonly onEvent: (event: EvaluationEvent) => void | Promise<void>;
}

export interface EvaluationProgress {
  readonly done: number;
  readonly total: number;
  /** Known costs. */
  readonly spentNanoDollars: number;
}

export type EvaluationEvent =
  | { readonly kind: 'asking'; readonly taskId: string; readonly modelId: string; readonly repeat: number }
  | { readonly kind: 'answered'; readonly answer: TaskAnswer; readonly progress: EvaluationProgress };

/** For the user, if it ended early or skipped models. */
export interface EvaluationEnd {
  readonly end: RunEnd;
  readonly reason?: string;
}
