import { type ChildProcess, spawnSync } from 'node:child_process';
import { codeOf } from '../files.ts';
import { systemProgram } from './programPath.ts';

/** Signals a process that was started `detached`, and with it everything that is still in its group. */
export function signalTree(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync(systemProgram('taskkill.exe'), ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // Nobody is left in the group, which is what was wanted; EPERM is what macOS says of one that has just ended.
    if (codeOf(error) !== 'ESRCH' && codeOf(error) !== 'EPERM') throw error;
  }
}
