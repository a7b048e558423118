import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { onLeaving } from './leaving.ts';
import { within } from './waiting.ts';

const GRACE_MS = 3_000;

export interface ProcessOptions {
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

export interface RunningProcess {
  readonly child: ChildProcess;
  /** What it has written so far, both streams; the last 200,000 characters. */
  output(): string;
  /** Ends it with everything that it started, and waits until it is gone. */
  stop(): Promise<void>;
}

/** Starts a process in a group of its own, so that its children can be ended with it. It never outlives this process. */
export function startProcess(command: string, { args, env, cwd }: ProcessOptions): RunningProcess {
  const child = spawn(command, args, {
    cwd,
    env: env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-200_000);
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const exited = once(child, 'exit').catch(() => undefined);
  const stop = onLeaving(async () => {
    signalGroup(child, 'SIGTERM');
    await within(GRACE_MS, `${command} to end`, exited).catch(() => undefined);
    // Also where the first process has ended: its children may not have.
    signalGroup(child, 'SIGKILL');
    await within(GRACE_MS, `${command} to be killed`, exited);
  });
  return { child, output: () => output, stop };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: nobody is left in the group, which is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
