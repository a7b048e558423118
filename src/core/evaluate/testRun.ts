import type { TaskFile, TaskTest } from './task.ts';
import type { TestOutput } from './taskAnswer.ts';

export type TestOutcome =
  | { readonly kind: 'passed'; readonly output: TestOutput }
  /** `reason`: a sentence for the user. */
  | { readonly kind: 'failed'; readonly reason: string; readonly output: TestOutput }
  /** The test couldn't run, through no fault of the answer. */
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'aborted' };

/** Runs the tests of tasks in isolation. */
export interface TestBench {
  /**
   * Why this test can't run here, in a sentence for the user; undefined if it can. Checked before a model is paid for.
   */
  obstacle(test: TaskTest): Promise<string | undefined>;
  /** Never rejects because of the answer. Leaves no processes or files behind. */
  run(test: TaskTest, files: readonly TaskFile[], signal: AbortSignal): Promise<TestOutcome>;
}
