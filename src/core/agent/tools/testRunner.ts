import type { FileChange } from '../files/change.ts';

export type TestRun =
  /** `exitCode` is absent after a timeout; `output` is trimmed. */
  | { readonly kind: 'ran'; readonly task: string; readonly exitCode?: number; readonly output: string }
  /** `message` is for the model: the user declined, or there is no such task. */
  | { readonly kind: 'not-run'; readonly message: string };

export interface TestRunWatch {
  readonly signal: AbortSignal;
  /** Called after the user's permission, when the command starts. */
  readonly onBegin: (task: string) => void;
}

/** Runs the user's tests on a copy of the workspace, and asks the user if needed. */
export interface TestRunner {
  /** Resolves soon after `signal` aborts. Never rejects. */
  run(changes: readonly FileChange[], watch: TestRunWatch): Promise<TestRun>;
}
