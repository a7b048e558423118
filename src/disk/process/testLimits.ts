import { availableParallelism } from 'node:os';
import type { Command } from './isolation.ts';

/** What a test may take of the machine. */
export interface TestLimits {
  readonly timeMs: number;
  /** Of both streams together. */
  readonly outputBytes: number;
  /** Of all its processes together; watched on Linux. */
  readonly memoryBytes: number;
  /** At one time; watched on Linux. */
  readonly processes: number;
  /** Of each file that it writes; not on Windows. */
  readonly fileBytes: number;
  /** By which the free space of the file system that it runs in may shrink. */
  readonly diskBytes: number;
}

/** Which of them a test has exceeded. */
export type ExceededLimit = 'time-limit' | 'output-limit' | 'process-limit' | 'memory-limit' | 'disk-limit';

/** POSIX counts files in these. */
const BLOCK_BYTES = 512;

/**
 * The command under limits that the system itself holds each process to, also where the editor was killed meanwhile and
 * nobody watches: the size of a file, and the time of the processor. A limit that is lower already stays. Windows has none.
 */
export function underSystemLimits(command: Command, { fileBytes, timeMs }: TestLimits): Command {
  if (process.platform === 'win32') return command;
  const blocks = Math.ceil(fileBytes / BLOCK_BYTES);
  const seconds = Math.ceil((availableParallelism() * timeMs) / 1_000);
  const limits = ['-c 0', `-f ${blocks}`, `-t ${seconds}`].map(limit => `ulimit ${limit} 2>/dev/null`);
  return ['/bin/sh', '-c', `${limits.join('; ')}; exec "$@"`, 'sh', ...command];
}
