import type { Clock } from '../core/clock.ts';
import { CopyError } from './copyError.ts';
import { codeOf } from './files.ts';
import { privateFolder } from './privateFolder.ts';
import { type CommandResult, runCommand } from './runCommand.ts';
import { testEnvironment } from './testEnvironment.ts';
import { copyWorkspace, type WorkspaceCopyOptions } from './workspaceCopy.ts';

export interface TestRunOptions extends Omit<WorkspaceCopyOptions, 'home'> {
  /** Where the copy is made; privateFolder if absent. */
  readonly home?: string;
  /** A line for the system's shell. */
  readonly command: string;
  readonly limitMs: number;
  readonly clock: Clock;
}

/** `not-run`: there was no copy to run it in; the message says why. `leftOut`: see WorkspaceCopy. */
export type TestRunResult =
  | (CommandResult & { readonly leftOut: readonly string[] })
  | { readonly ended: 'not-run'; readonly message: string };

/**
 * Runs a command in a copy of the workspace with changes applied, without secrets in its environment. Nothing of it is
 * left afterwards: no process, no copy. It has the user's rights all the same: it can read what the user can.
 */
export async function runTests(options: TestRunOptions): Promise<TestRunResult> {
  const { command, limitMs, clock, signal } = options;
  try {
    const copy = await copyWorkspace({ ...options, home: options.home ?? (await privateFolder()) });
    try {
      const environment = testEnvironment(process.env);
      const { folder: cwd, leftOut, marked } = copy;
      return { ...(await runCommand({ command, cwd, environment, marked, limitMs, clock, signal })), leftOut };
    } finally {
      await copy.remove().catch(error => {
        // Files of another user (a container's) are in it. The result is worth more; the next run tries again.
        if (codeOf(error) === undefined) throw error;
      });
    }
  } catch (error) {
    if (error instanceof CopyError) return { ended: 'not-run', message: error.message };
    const code = codeOf(error);
    if (code === undefined) throw error;
    return { ended: 'not-run', message: `The workspace could not be copied (${code}).` };
  }
}
