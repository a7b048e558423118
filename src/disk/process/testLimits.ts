import { availableParallelism } from 'node:os';
import type { Command } from './isolation.ts';

export interface TestLimits {
  readonly timeMs: number;
  /** Of both streams together. */
  readonly outputBytes: number;
  /** Of all processes together; watched on Linux. */
  readonly memoryBytes: number;
  /** At the same time; watched on Linux. */
  readonly processes: number;
  /** Of each written file; not on Windows. */
  readonly fileBytes: number;
  /** By which the free space of the working folder's file system may shrink. */
  readonly diskBytes: number;
}

export type ExceededLimit = 'time-limit' | 'output-limit' | 'process-limit' | 'memory-limit' | 'disk-limit';

/** POSIX counts file sizes in these. */
const BLOCK_BYTES = 512;

/**
 * Adds limits of file size and processor time that the system enforces, even if the editor is killed. Lower limits
 * are kept. None on Windows.
 */
export function underSystemLimits(command: Command, { fileBytes, timeMs }: TestLimits): Command {
  if (process.platform === 'win32') return command;
  const blocks = Math.ceil(fileBytes / BLOCK_BYTES);
  const seconds = Math.ceil((availableParallelism() * timeMs) / 1_000);
  const limits = ['-c 0', `-f ${blocks}`, `-t ${seconds}`].map(limit => `ulimit ${limit} 2>/dev/null`);
  return ['/bin/sh', '-c', `${limits.join('; ')}; exec "$@"`, 'sh', ...command];
}
