import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { programPath } from '../process/programPath.ts';
import { testEnvironment } from '../process/testEnvironment.ts';

const run = promisify(execFile);

/** Git on a large repository; for longer nobody waits for a test. */
const GIT_LIMIT_MS = 60_000;
const MAX_OUTPUT_BYTES = 64 * 1_024 * 1_024;

/** No hooks and no watcher of the user's run for a checkout that the user has not asked for; its index is one file. */
const QUIETLY = [
  ...['-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'core.fsmonitor=false'],
  ...['-c', 'core.splitIndex=false'],
  ...['-c', 'advice.detachedHead=false'],
];

export interface GitPlace {
  readonly cwd: string;
  /** The folder whose programs are not run, if it is not `cwd`. */
  readonly workspace?: string;
  readonly signal?: AbortSignal;
}

/** What git wrote; undefined where it failed, is not there, or took too long. */
export async function git(
  { cwd, signal, workspace = cwd }: GitPlace,
  ...args: readonly string[]
): Promise<string | undefined> {
  try {
    const program = await programPath('git', { outside: [cwd, workspace] });
    if (program === undefined) return undefined;
    const { stdout } = await run(program, [...QUIETLY, ...args], {
      cwd,
      ...(signal && { signal }),
      // Without the variables by which git is led to another repository.
      env: testEnvironment(process.env),
      timeout: GIT_LIMIT_MS,
      maxBuffer: MAX_OUTPUT_BYTES,
      windowsHide: true,
    });
    return stdout;
  } catch {
    // A folder that is no repository is the usual case; a plain copy serves in all others.
    return undefined;
  }
}

/** The one line that git wrote. */
export function lineOf(output: string | undefined): string | undefined {
  return output?.replace(/\r?\n$/, '');
}
