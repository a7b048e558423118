import type { TaskFile, TaskTest } from './task.ts';
import type { TestOutput } from './taskAnswer.ts';

export type TestOutcome =
  | { readonly kind: 'passed'; readonly output: TestOutput }
  | { readonly kind: 'failed'; readonly reason: string; readonly output: TestOutput }
  /** Through no fault of the answer. */
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'aborted' };

export interface TestBench {
  /** Why this test can't run here, for the user. */
  obstacle(test: TaskTest): Promise<string | undefined>;
  /** Never rejects because of the answer. Leaves no processes or files. */
  run(test: TaskTest, files: readonly TaskFile[], signal: AbortSignal): Promise<TestOutcome>;
}
