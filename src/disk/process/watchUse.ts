import { readlink, statfs } from 'node:fs/promises';
import type { Clock } from '../../core/clock.ts';
import { leftovers, memoryOf, type TestIdentity } from './leftovers.ts';
import type { ExceededLimit, TestLimits } from './testLimits.ts';

export interface ResourceWatchOptions {
  readonly marked: TestIdentity;
  readonly limits: TestLimits;
  readonly clock: Clock;
  readonly onExceeded: (limit: ExceededLimit) => void;
}

const WATCH_EVERY_MS = 400;

/** Never rejects. */
export async function watchResources(
  { marked, limits, clock, onExceeded }: ResourceWatchOptions,
  over: AbortSignal,
): Promise<void> {
  const freeBefore = await freeBytes(marked.folder);
  while (!over.aborted) {
    await clock.sleep(WATCH_EVERY_MS, over);
    if (over.aborted) return;
    const pids = await leftovers(marked);
    const freeNow = await freeBytes(marked.folder);
    if (pids.length > limits.processes) onExceeded('process-limit');
    else if ((await memoryOf(pids)) > limits.memoryBytes) onExceeded('memory-limit');
    else if (freeBefore - freeNow > limits.diskBytes) onExceeded('disk-limit');
  }
}

/** 0 if unknown: then the limit can't be exceeded. */
async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return 0; // Folder gone, or no sizes.
  }
}

/** Created by the process for its children, if any. */
export async function namespaceOf(pid: number | undefined): Promise<string | undefined> {
  if (pid === undefined || process.platform !== 'linux') return undefined;
  try {
    const [made, own] = await Promise.all([
      readlink(`/proc/${pid}/ns/pid_for_children`),
      readlink('/proc/self/ns/pid'),
    ]);
    return made === own ? undefined : made;
  } catch {
    return undefined; // All have ended.
  }
}
