import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Clock } from '../core/clock.ts';
import { killLeftovers, MARK, type Marked } from './leftovers.ts';
import { OutputEnds } from './outputEnds.ts';
import { signalTree } from './processTree.ts';

export interface CommandOptions {
  /** A line for the system's shell. */
  readonly command: string;
  readonly cwd: string;
  /** The whole environment; nothing of our own is added. */
  readonly environment: Readonly<Record<string, string>>;
  /** By it processes are found that have left the group. */
  readonly marked: Marked;
  readonly limitMs: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export interface CommandResult {
  readonly ended: 'exited' | 'timed-out' | 'stopped';
  /** 128 and the signal's number where it was ended by one, as shells tell it; absent where it did not end by itself, or never began. */
  readonly exitCode?: number;
  /** Both streams as they came, head and tail. */
  readonly output: string;
  readonly durationMs: number;
}

/** For clean-up of its own (containers, servers), before it is killed. */
const GRACE_MS = 2_000;

/** Of what a command writes; the model is told less, and the panel shows no more. */
const KEPT = { headChars: 6_000, tailChars: 24_000 };

/**
 * Runs a command to its end, to its limit, or until the signal aborts; then nothing that it started is left. Never
 * rejects: a command that cannot be started has its reason in the output, and no exit code.
 */
export async function runCommand(options: CommandOptions): Promise<CommandResult> {
  const { command, cwd, environment, marked, clock, signal } = options;
  const output = new OutputEnds(KEPT);
  const startedAt = clock.now();
  const child = spawn(command, {
    shell: true,
    cwd,
    env: { ...environment, [MARK]: marked.mark },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  // This process may end before the command does.
  const onExit = () => signalTree(child, 'SIGKILL');
  process.once('exit', onExit);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', text => output.push(String(text)));
  }
  const ending = new Ending(child, error => output.push(String(error.message)));
  try {
    const ended = signal.aborted ? 'stopped' : await ending.firstOf(options);
    if (ended !== 'exited') await ending.terminate(clock);
    const exitCode = ended === 'exited' ? exitCodeOf(child) : undefined;
    signalTree(child, 'SIGKILL');
    await killLeftovers(marked);
    await ending.closed(clock);
    const durationMs = clock.now() - startedAt;
    return { ended, output: output.toString(), durationMs, ...(exitCode !== undefined && { exitCode }) };
  } finally {
    process.removeListener('exit', onExit);
  }
}

function exitCodeOf({ exitCode, signalCode }: ChildProcess): number | undefined {
  if (exitCode !== null) return exitCode;
  return signalCode === null ? undefined : 128 + constants.signals[signalCode];
}

/** The ways in which a process comes to its end. */
class Ending {
  readonly #child: ChildProcess;
  readonly #exited: Promise<'exited'>;
  readonly #closed: Promise<void>;

  constructor(child: ChildProcess, onError: (error: Error) => void) {
    this.#child = child;
    this.#exited = new Promise(resolve => {
      child.once('exit', () => resolve('exited'));
      child.once('error', error => {
        onError(error);
        resolve('exited');
      });
    });
    this.#closed = new Promise(resolve => child.once('close', () => resolve()));
  }

  async firstOf({ limitMs, clock, signal }: CommandOptions): Promise<CommandResult['ended']> {
    const over = new AbortController();
    const waiting = AbortSignal.any([over.signal, signal]);
    const waited = clock
      .sleep(limitMs, waiting)
      .then((): CommandResult['ended'] => (signal.aborted ? 'stopped' : 'timed-out'));
    try {
      return await Promise.race([this.#exited, waited]);
    } finally {
      over.abort();
    }
  }

  /** Asks it to end with all that it has started, and makes it end. */
  async terminate(clock: Clock): Promise<void> {
    signalTree(this.#child, 'SIGTERM');
    const over = new AbortController();
    // The shell ends first; whoever it has started still holds the pipe while it clears up.
    await Promise.race([this.#closed, clock.sleep(GRACE_MS, over.signal)]);
    over.abort();
    signalTree(this.#child, 'SIGKILL');
    await this.#exited;
  }

  /** Waits for the last of the output. Whoever still holds the pipe then is not waited for. */
  async closed(clock: Clock): Promise<void> {
    const over = new AbortController();
    await Promise.race([this.#closed, clock.sleep(GRACE_MS, over.signal)]);
    over.abort();
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
  }
}
