import type { TaskFile, TaskTest } from './task.ts';
import type { TestOutput } from './taskAnswer.ts';

export type TestOutcome =
  | { readonly kind: 'passed'; readonly output: TestOutput }
  /** `reason`: a sentence for people. */
  | { readonly kind: 'failed'; readonly reason: string; readonly output: TestOutput }
  /** It could not be run, which is not the answer's fault. */
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'aborted' };

/** Runs the tests of tasks, apart from everything else. */
export interface TestBench {
  /** Why this test cannot be run here, in a sentence for people; undefined where it can. Asked before a model is paid for. */
  obstacle(test: TaskTest): Promise<string | undefined>;
  /** Never rejects on account of what the answer does. Leaves no process and no file, however it ends. */
  run(test: TaskTest, files: readonly TaskFile[], signal: AbortSignal): Promise<TestOutcome>;
}
