import { realpath, statfs } from 'node:fs/promises';
import { constants, homedir, totalmem } from 'node:os';
import type { Clock } from '../../core/clock.ts';
import { errorCode } from '../files.ts';
import { pathBelow } from '../pathBelow.ts';
import { privateFolder } from '../privateFolder.ts';
import { isolation } from '../process/isolation.ts';
import { type ProcessResult, runLimited } from '../process/limitedProcess.ts';
import { testEnvironment } from '../process/testEnvironment.ts';
import type { ExceededLimit, TestLimits } from '../process/testLimits.ts';
import { CopyError } from './copyError.ts';
import { copyWorkspace, type WorkspaceCopy, type WorkspaceCopyOptions } from './workspaceCopy.ts';

export interface TestRunOptions extends Omit<WorkspaceCopyOptions, 'home'> {
  /** Defaults to privateFolder. */
  readonly home?: string;
  /** A line for the system's shell. */
  readonly command: string;
  readonly limits?: Partial<TestLimits>;
  readonly clock: Clock;
}

export type TestRunResult =
  | {
      readonly ended: 'exited' | 'aborted' | ExceededLimit;
      /** `ended after 5 minutes` */
      readonly why?: string;
      /** 128 plus the signal's number after a signal; absent if stopped. */
      readonly exitCode?: number;
      /** Head and tail of both streams. */
      readonly output: string;
      readonly durationMs: number;
      /** See WorkspaceCopy. */
      readonly leftOut: readonly string[];
    }
  /** There was no copy; `message` gives the reason. */
  | { readonly ended: 'not-run'; readonly message: string };

const MINUTES = 5;

const GRACE_MS = 2_000;
const KEPT = { headChars: 6_000, tailChars: 24_000 };

/** Stops endless output. */
const OUTPUT_MB = 50;
const PROCESSES = 256;
const FILE_BYTES = 1_000_000_000;
const MOST_DISK_GB = 10;
const LEAST_MEMORY_BYTES = 2_000_000_000;

/**
 * In a changed copy of the workspace, limited, without secrets in its environment; leaves no process (see runLimited)
 * and no copy. It has the user's rights: it can read files and, except for an isolated workspace, write them.
 */
export async function runTests(options: TestRunOptions): Promise<TestRunResult> {
  try {
    const copy = await copyWorkspace({ ...options, home: options.home ?? (await privateFolder()) });
    try {
      return { ...inNumbers(await runIn(copy, options)), leftOut: copy.leftOut };
    } finally {
      await copy.remove().catch(error => {
        // A container's files; the next run tries again.
        if (errorCode(error) === undefined) throw error;
      });
    }
  } catch (error) {
    if (error instanceof CopyError) return { ended: 'not-run', message: error.message };
    const code = errorCode(error);
    if (code === undefined) throw error;
    return { ended: 'not-run', message: `The workspace couldn't be copied (${code}).` };
  }
}

async function runIn(copy: WorkspaceCopy, { clock, command, limits, signal }: TestRunOptions): Promise<ProcessResult> {
  const { folder: cwd, marked, original } = copy;
  return runLimited({
    ...{ command, cwd, marked, clock, signal },
    env: testEnvironment(process.env),
    isolate: await isolation({ folder: marked.folder, ...readOnly(original) }),
    limits: { ...(await usualLimits(cwd)), ...limits },
    graceMs: GRACE_MS,
    kept: KEPT,
  });
}

/** Not if the home folder is inside it: tools write caches there. */
function readOnly(workspace: string): { readonly readOnly?: string } {
  return pathBelow(workspace, homedir()) === undefined ? { readOnly: workspace } : {};
}

/** Never rejects. */
export async function isReadOnlyToTests(workspace: string): Promise<boolean> {
  try {
    const protection = readOnly(await realpath(workspace));
    const isolate = await isolation({ folder: await privateFolder(), ...protection });
    return isolate !== undefined && protection.readOnly !== undefined;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return false; // The test run reports why.
  }
}

/** Half of the machine's memory and free disk. */
async function usualLimits(folder: string): Promise<TestLimits> {
  const { bavail, bsize } = await statfs(folder);
  return {
    timeMs: MINUTES * 60_000,
    outputBytes: OUTPUT_MB * 1_000_000,
    processes: PROCESSES,
    memoryBytes: Math.max(LEAST_MEMORY_BYTES, totalmem() / 2),
    fileBytes: FILE_BYTES,
    diskBytes: Math.min(MOST_DISK_GB * 1_000_000_000, (bavail * bsize) / 2),
  };
}

const WHY: Readonly<Record<'aborted' | ExceededLimit, string>> = {
  aborted: 'stopped by the user',
  'time-limit': `ended after ${MINUTES} minutes`,
  'output-limit': `stopped after ${OUTPUT_MB} MB of output`,
  'process-limit': `stopped: more than ${PROCESSES} processes`,
  'memory-limit': "stopped: more than half of the machine's memory",
  'disk-limit': `stopped: more than ${MOST_DISK_GB} GB, or half of the free disk, used`,
};

function inNumbers({ end, output, durationMs }: ProcessResult) {
  // The output says why it couldn't be started.
  if (end.kind === 'not-started') return { ended: 'exited' as const, output: end.message, durationMs };
  if (end.kind !== 'exited') return { ended: end.kind, why: WHY[end.kind], output: output.toString(), durationMs };
  const exitCode = end.signal === undefined ? end.code : 128 + constants.signals[end.signal];
  return { ended: end.kind, output: output.toString(), durationMs, ...(exitCode !== undefined && { exitCode }) };
}
