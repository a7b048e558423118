import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { StringDecoder } from 'node:string_decoder';
import type { Clock } from '../../core/clock.ts';
import type { Command, Isolate } from './isolation.ts';
import { killLeftovers, TEST_MARK, type TestIdentity } from './leftovers.ts';
import { OutputEnds, type OutputEndsOptions } from './outputEnds.ts';
import { signalTree } from './processTree.ts';
import { systemProgram } from './programPath.ts';
import { type ExceededLimit, type TestLimits, underSystemLimits } from './testLimits.ts';
import { namespaceOf, watchResources } from './watchUse.ts';

export interface LimitedProcessOptions {
  /** With arguments, or a line for the system's shell. */
  readonly command: Command | string;
  readonly cwd: string;
  /** Without the mark. */
  readonly env: Readonly<Record<string, string>>;
  /** Finds processes that left the group. */
  readonly marked: TestIdentity;
  readonly limits: TestLimits;
  /** See isolation. */
  readonly isolate?: Isolate | undefined;
  /** For clean-up after SIGTERM. */
  readonly graceMs?: number;
  readonly kept: OutputEndsOptions;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export type ProcessEnd =
  | { readonly kind: 'exited'; readonly code?: number; readonly signal?: NodeJS.Signals }
  | { readonly kind: 'not-started'; readonly message: string }
  | { readonly kind: ExceededLimit | 'aborted' };

export interface ProcessResult {
  readonly end: ProcessEnd;
  readonly output: OutputEnds;
  readonly durationMs: number;
}

const CLOSE_WAIT_MS = 2_000;

/**
 * Then nothing it started is running: without isolation its process group and, on Linux, marked processes. Never
 * rejects.
 */
export async function runLimited(options: LimitedProcessOptions): Promise<ProcessResult> {
  const { clock, graceMs = 0, kept, limits, marked, signal } = options;
  const output = new OutputEnds(kept);
  const startedAt = clock.now();
  const result = (end: ProcessEnd) => ({ end, output, durationMs: Math.round(clock.now() - startedAt) });
  if (signal.aborted) return result({ kind: 'aborted' });
  const isIsolated = options.isolate !== undefined;
  const running = new RunningProcess(start(options), { output, outputBytes: limits.outputBytes, isIsolated });
  // The program doesn't outlive this process.
  const kill = () => running.signal('SIGKILL');
  process.once('exit', kill);
  const abort = () => running.end({ kind: 'aborted' });
  signal.addEventListener('abort', abort, { once: true });
  const over = new AbortController();
  const all = { ...marked, namespace: () => namespaceOf(running.pid) };
  const watching = watchResources(
    { marked: all, limits, clock, onExceeded: kind => running.end({ kind }) },
    over.signal,
  );
  const timing = clock.sleep(limits.timeMs, over.signal).then(() => running.end({ kind: 'time-limit' }));
  try {
    const end = await running.ended;
    // While its creator exists.
    const namespace = await namespaceOf(running.pid);
    // No clean-up after exceeding other limits.
    const mayClearUp = end.kind === 'aborted' || end.kind === 'time-limit';
    if (mayClearUp && graceMs > 0) await running.terminate(clock, graceMs);
    kill();
    await killLeftovers({ ...marked, namespace: async () => namespace });
    await running.closed(clock, CLOSE_WAIT_MS);
    return result(end);
  } finally {
    process.removeListener('exit', kill);
    signal.removeEventListener('abort', abort);
    over.abort();
    await Promise.all([watching, timing]);
  }
}

function start({ command, cwd, env, isolate, limits, marked }: LimitedProcessOptions): ChildProcess {
  const options = {
    cwd,
    env: { ...env, [TEST_MARK]: marked.mark },
    stdio: ['ignore' as const, 'pipe' as const, 'pipe' as const],
    // Its own process group. On Windows this would open a window.
    detached: process.platform !== 'win32',
    windowsHide: true,
  };
  if (typeof command === 'string' && process.platform === 'win32') {
    return spawn(command, { ...options, shell: systemProgram('cmd.exe') });
  }
  const plain: Command = typeof command === 'string' ? ['/bin/sh', '-c', command] : command;
  const limited = underSystemLimits(plain, limits);
  const [program, ...args] = isolate ? isolate(limited) : limited;
  return spawn(program, args, options);
}

/** 137 → SIGKILL */
function signalOf(code: number): NodeJS.Signals | undefined {
  return Object.keys(constants.signals)
    .filter(isSignal)
    .find(name => constants.signals[name] === code - 128);
}

function isSignal(name: string): name is NodeJS.Signals {
  return name in constants.signals;
}

interface Taking {
  readonly output: OutputEnds;
  readonly outputBytes: number;
  /** A shell around it turns signals into exit codes. */
  readonly isIsolated: boolean;
}

/** The first event (exit, limit, abort) counts. */
class RunningProcess {
  readonly ended: Promise<ProcessEnd>;
  readonly #child: ChildProcess;
  readonly #resolve: (end: ProcessEnd) => void;
  readonly #closed = Promise.withResolvers<void>();

  constructor(child: ChildProcess, { output, outputBytes, isIsolated }: Taking) {
    const { promise, resolve } = Promise.withResolvers<ProcessEnd>();
    this.ended = promise;
    this.#child = child;
    this.#resolve = resolve;
    child.once('error', ({ message }) => {
      resolve({ kind: 'not-started', message });
      this.#closed.resolve();
    });
    child.once('exit', (code, received) => {
      const signal = received ?? (isIsolated && code !== null ? signalOf(code) : undefined);
      resolve({ kind: 'exited', ...(signal === undefined ? code !== null && { code } : { signal }) });
    });
    child.once('close', () => this.#closed.resolve());
    let taken = 0;
    for (const pipe of [child.stdout, child.stderr]) {
      const decoder = new StringDecoder('utf8');
      pipe?.on('data', (bytes: Buffer) => {
        output.push(decoder.write(bytes));
        taken += bytes.length;
        if (taken > outputBytes) resolve({ kind: 'output-limit' });
      });
    }
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  end(end: ProcessEnd): void {
    this.#resolve(end);
  }

  signal(signal: 'SIGTERM' | 'SIGKILL'): void {
    signalTree(this.#child, signal);
  }

  /** The shell ends first; its children may still hold the pipes. */
  async terminate(clock: Clock, graceMs: number): Promise<void> {
    this.signal('SIGTERM');
    await this.#waitClosed(clock, graceMs);
  }

  /** A process that left the group may hold the pipes open. */
  async closed(clock: Clock, limitMs: number): Promise<void> {
    await this.#waitClosed(clock, limitMs);
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
  }

  async #waitClosed(clock: Clock, limitMs: number): Promise<void> {
    const over = new AbortController();
    await Promise.race([this.#closed.promise, clock.sleep(limitMs, over.signal)]);
    over.abort();
  }
}
