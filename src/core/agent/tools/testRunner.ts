import type { FileChange } from '../files/change.ts';

export type TestRun =
  /** `exitCode` is absent after a timeout; `output` is trimmed. */
  | { readonly kind: 'ran'; readonly task: string; readonly exitCode?: number; readonly output: string }
  /** For the model. */
  /** `reason`: for the user, if the display language isn't English. */
  | { readonly kind: 'not-run'; readonly message: string; readonly reason?: string };

export interface TestRunWatch {
  readonly signal: AbortSignal;
  /** After permission. */
  readonly onBegin: (task: string) => void;
}

/** On a copy of the workspace. */
export interface TestRunner {
  /** Resolves soon after `signal` aborts. Never rejects. */
  run(changes: readonly FileChange[], watch: TestRunWatch): Promise<TestRun>;
}
