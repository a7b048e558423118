import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { onLeaving } from './leaving.ts';
import { within } from './waiting.ts';

const GRACE_MS = 3_000;

/** Killed when this process ends; stopped groups are removed. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) signalGroup(child, 'SIGKILL');
});

export interface ProcessOptions {
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

export interface RunningProcess {
  readonly child: ChildProcess;
  /** Of both streams; the last 200,000 characters. */
  output(): string;
  /** Ends it with everything that it started, and waits until it is gone. */
  stop(): Promise<void>;
}

/** Starts a process in a group of its own, so that its children can be ended with it. It never outlives this process. */
export function startProcess(command: string, { args, env, cwd }: ProcessOptions): RunningProcess {
  const child = spawn(command, args, {
    cwd,
    env: env ?? process.env,
    // npm and the like are command scripts there.
    shell: process.platform === 'win32' && !path.isAbsolute(command),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-200_000);
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  running.add(child);
  const exited = once(child, 'exit').catch(() => undefined);
  const stop = onLeaving(async () => {
    signalGroup(child, 'SIGTERM');
    await within(GRACE_MS, `${command} to end`, exited).catch(() => undefined);
    // Also where the first process has ended: its children may not have.
    signalGroup(child, 'SIGKILL');
    await within(GRACE_MS, `${command} to be killed`, exited);
    running.delete(child);
  });
  return { child, output: () => output, stop };
}

/**
 * Runs a command and returns its output. An exit code other than 0, and the time limit, throw an error with its last
 * lines.
 */
export async function runProcess(
  command: string,
  options: ProcessOptions & { readonly limitMs: number },
): Promise<string> {
  const { child, output, stop } = startProcess(command, options);
  const name = [path.basename(command), ...options.args].join(' ').slice(0, 60);
  try {
    const [code] = await within(options.limitMs, `"${name}" to end`, once(child, 'exit'));
    if (code !== 0) throw new Error(`"${name}" failed: ${output().trim().split('\n').slice(-5).join('\n')}`);
    return output();
  } finally {
    await stop();
  }
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
    // ESRCH: the group is empty.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
