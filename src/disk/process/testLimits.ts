import { availableParallelism } from 'node:os';
import type { Command } from './isolation.ts';

export interface TestLimits {
  readonly timeMs: number;
  /** Of both streams together. */
  readonly outputBytes: number;
  /** Of all processes; watched on Linux. */
  readonly memoryBytes: number;
  /** Concurrent; watched on Linux. */
  readonly processes: number;
  /** Of each written file; not on Windows. */
  readonly fileBytes: number;
  /** By which free disk space may shrink. */
  readonly diskBytes: number;
}

export type ExceededLimit = 'time-limit' | 'output-limit' | 'process-limit' | 'memory-limit' | 'disk-limit';

/** Unit of file sizes in POSIX. */
const BLOCK_BYTES = 512;

/** Limits that the system enforces, even if the editor is killed. None on Windows. */
export function underSystemLimits(command: Command, { fileBytes, timeMs }: TestLimits): Command {
  if (process.platform === 'win32') return command;
  const blocks = Math.ceil(fileBytes / BLOCK_BYTES);
  const seconds = Math.ceil((availableParallelism() * timeMs) / 1_000);
  const limits = ['-c 0', `-f ${blocks}`, `-t ${seconds}`].map(limit => `ulimit ${limit} 2>/dev/null`);
  return ['/bin/sh', '-c', `${limits.join('; ')}; exec "$@"`, 'sh', ...command];
}
