import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { programPath } from '../process/programPath.ts';
import { testEnvironment } from '../process/testEnvironment.ts';

const run = promisify(execFile);

const GIT_LIMIT_MS = 60_000;
const MAX_OUTPUT_BYTES = 64 * 1_024 * 1_024;

/** No hooks or file watchers; a single index file. */
const BACKGROUND_OPTIONS = [
  ...['-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'core.fsmonitor=false'],
  ...['-c', 'core.splitIndex=false'],
  ...['-c', 'advice.detachedHead=false'],
];

export interface GitOptions {
  readonly cwd: string;
  /** Never runs programs from here; `cwd` by default. */
  readonly workspace?: string;
  readonly signal?: AbortSignal;
}

/** Undefined on failure. */
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
      // Without GIT_DIR and the like.
      env: testEnvironment(process.env),
      timeout: GIT_LIMIT_MS,
      maxBuffer: MAX_OUTPUT_BYTES,
      windowsHide: true,
    });
    return stdout;
  } catch {
    // Usually no repository; a plain copy works as well.
    return undefined;
  }
}

export function singleLine(output: string | undefined): string | undefined {
  return output?.replace(/\r?\n$/, '');
}
