import { type ChildProcess, spawnSync } from 'node:child_process';
import { errorCode } from '../files.ts';
import { systemProgram } from './programPath.ts';

/** For a `detached` process and its group. */
export function signalTree(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync(systemProgram('taskkill.exe'), ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: empty group. EPERM: the same on macOS.
    if (errorCode(error) !== 'ESRCH' && errorCode(error) !== 'EPERM') throw error;
  }
}
