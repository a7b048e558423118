import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { programPath } from '../process/programPath.ts';
import { testEnvironment } from '../process/testEnvironment.ts';

const run = promisify(execFile);

/** Enough for git on a large repository. */
const GIT_LIMIT_MS = 60_000;
const MAX_OUTPUT_BYTES = 64 * 1_024 * 1_024;

/** No hooks and no file watcher of the user's for a checkout in the background; a single index file. */
const BACKGROUND_OPTIONS = [
  ...['-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'core.fsmonitor=false'],
  ...['-c', 'core.splitIndex=false'],
  ...['-c', 'advice.detachedHead=false'],
];

export interface GitOptions {
  readonly cwd: string;
  /** Programs in this folder aren't run; `cwd` by default. */
  readonly workspace?: string;
  readonly signal?: AbortSignal;
}

/** The output of git; undefined if it fails, is missing or takes too long. */
export async function git(
  { cwd, signal, workspace = cwd }: GitOptions,
  ...args: readonly string[]
): Promise<string | undefined> {
  try {
    const program = await programPath('git', { outside: [cwd, workspace] });
    if (program === undefined) return undefined;
    const { stdout } = await run(program, [...BACKGROUND_OPTIONS, ...args], {
      cwd,
      ...(signal && { signal }),
      // Without variables such as GIT_DIR.
      env: testEnvironment(process.env),
      timeout: GIT_LIMIT_MS,
      maxBuffer: MAX_OUTPUT_BYTES,
      windowsHide: true,
    });
    return stdout;
  } catch {
    // Usually the folder is no repository; a plain copy works in any case.
    return undefined;
  }
}

export function singleLine(output: string | undefined): string | undefined {
  return output?.replace(/\r?\n$/, '');
}
