import type { FileChange } from '../files/change.ts';

export type TestRun =
  /** `exitCode` is absent after a timeout; `output` is trimmed. */
  | { readonly kind: 'ran'; readonly task: string; readonly exitCode?: number; readonly output: string }
  /** `message` is for the model. */
  | { readonly kind: 'not-run'; readonly message: string };

export interface TestRunWatch {
  readonly signal: AbortSignal;
  /** After the user's permission, when the command starts. */
  readonly onBegin: (task: string) => void;
}

/** Runs the user's tests on a copy of the workspace. */
export interface TestRunner {
  /** Resolves soon after `signal` aborts. Never rejects. */
  run(changes: readonly FileChange[], watch: TestRunWatch): Promise<TestRun>;
}
