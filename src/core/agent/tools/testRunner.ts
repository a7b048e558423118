import type { FileChange } from '../files/change.ts';

export type TestRun =
  /** `exitCode` is absent where the time was up; `output` is trimmed already. */
  | { readonly kind: 'ran'; readonly task: string; readonly exitCode?: number; readonly output: string }
  /** `message` is for the model: the user has said no, there is no such task. */
  | { readonly kind: 'not-run'; readonly message: string };

export interface TestRunWatch {
  readonly signal: AbortSignal;
  /** The user has been asked where that was needed, and the command is run now. */
  readonly onBegin: (task: string) => void;
}

/** Runs the user's tests on a copy of the workspace; asks the user where that is needed. */
export interface TestRunner {
  /** Settles soon after `signal` aborts. Never rejects. */
  run(changes: readonly FileChange[], watch: TestRunWatch): Promise<TestRun>;
}
