import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as sleep } from 'node:timers/promises';
import { killLeftovers, leftovers, MARK, type Marked, memoryOf } from '../leftovers.ts';
import { OutputEnds } from '../outputEnds.ts';
import { signalTree } from '../processTree.ts';

export interface TestProcess {
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment, save the mark. */
  readonly env: Readonly<Record<string, string>>;
  /** The working folder. */
  readonly folder: string;
  /** Without links in it; what stands in it belongs to the test. */
  readonly root: string;
  readonly timeLimitMs: number;
  /** Of all its processes together; watched where the system shows it (Linux). */
  readonly memoryLimitBytes: number;
  /** Of each file that it writes; not on Windows. */
  readonly fileLimitBytes: number;
  readonly signal: AbortSignal;
}

/** Why a program ended: by itself, or because it was ended. `not-started`: there is no such program, say. */
export type ProcessEnd =
  | { readonly kind: 'exited'; readonly code: number | undefined }
  | { readonly kind: 'time-limit' | 'output-limit' | 'process-limit' | 'memory-limit' | 'aborted' | 'not-started' };

export interface ProcessResult {
  readonly end: ProcessEnd;
  readonly output: OutputEnds;
  readonly durationMs: number;
}

/** More than any test has to say; beyond it a program is ended. */
const OUTPUT_LIMIT_BYTES = 1_000_000;
/** Enough to see how it began, and how it ended: the error stands last. */
const KEPT = { headChars: 2_000, tailChars: 6_000 };
/** Test runners start a few; a program that starts so many will not stop by itself. */
const PROCESS_LIMIT = 64;
const WATCH_EVERY_MS = 400;
/** What writes into the pipes after everything was killed is nothing of ours. */
const CLOSE_WAIT_MS = 2_000;

/** Runs a program within limits. When this resolves, nothing that it has started runs any more, as far as the system lets us see. */
export async function runTestProcess(options: TestProcess): Promise<ProcessResult> {
  const { env, folder, memoryLimitBytes, root, signal, timeLimitMs } = options;
  const marked = { mark: randomUUID(), folder: root };
  const output = new OutputEnds(KEPT);
  const startedAt = performance.now();
  const result = (end: ProcessEnd) => ({ end, output, durationMs: Math.round(performance.now() - startedAt) });
  if (signal.aborted) return result({ kind: 'aborted' });
  const [command, ...args] = limited(options);
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...env, [MARK]: marked.mark },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own; Windows would open a window for it.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const watch = new Watch(child, output);
  const kill = () => signalTree(child, 'SIGKILL');
  // However this process ends, the test ends with it.
  process.once('exit', kill);
  const over = new AbortController();
  const watching = watchUse({ ...marked, memoryLimitBytes, onTooMuch: end => watch.end(end) }, over.signal);
  const timer = setTimeout(() => watch.end({ kind: 'time-limit' }), timeLimitMs);
  const abort = () => watch.end({ kind: 'aborted' });
  signal.addEventListener('abort', abort, { once: true });
  try {
    const ended = result(await watch.ended);
    kill();
    await killLeftovers(marked);
    await watch.closed(CLOSE_WAIT_MS);
    return ended;
  } finally {
    process.removeListener('exit', kill);
    signal.removeEventListener('abort', abort);
    clearTimeout(timer);
    over.abort();
    await watching;
  }
}

/** POSIX counts files in these. */
const BLOCK_BYTES = 512;
/** No test keeps more processors busy than these all the time that it has. */
const PROCESSORS = 32;

/**
 * The program under limits that the system holds it to: it cannot fill the disk with one file, and one that computes
 * without end stops also where the editor was killed meanwhile and nobody watches the time. Windows has none of that.
 */
function limited({ args, command, fileLimitBytes, timeLimitMs }: TestProcess): readonly [string, ...string[]] {
  if (process.platform === 'win32') return [command, ...args];
  const blocks = Math.ceil(fileLimitBytes / BLOCK_BYTES);
  const seconds = Math.ceil((PROCESSORS * timeLimitMs) / 1_000);
  const script = `ulimit -c 0 && ulimit -f ${blocks} && ulimit -t ${seconds} && exec "$0" "$@"`;
  return ['/bin/sh', '-c', script, command, ...args];
}

/** What happens to a program first decides how it ended. */
class Watch {
  readonly ended: Promise<ProcessEnd>;
  readonly #child: ChildProcess;
  readonly #resolve: (end: ProcessEnd) => void;
  readonly #closed = Promise.withResolvers<void>();

  constructor(child: ChildProcess, output: OutputEnds) {
    const { promise, resolve } = Promise.withResolvers<ProcessEnd>();
    this.ended = promise;
    this.#child = child;
    this.#resolve = resolve;
    child.once('error', () => {
      resolve({ kind: 'not-started' });
      this.#closed.resolve();
    });
    child.once('exit', code => resolve({ kind: 'exited', code: code ?? undefined }));
    child.once('close', () => this.#closed.resolve());
    let taken = 0;
    for (const pipe of [child.stdout, child.stderr]) {
      const decoder = new StringDecoder('utf8');
      pipe?.on('data', (bytes: Buffer) => {
        output.push(decoder.write(bytes));
        taken += bytes.length;
        if (taken > OUTPUT_LIMIT_BYTES) resolve({ kind: 'output-limit' });
      });
    }
  }

  end(end: ProcessEnd): void {
    this.#resolve(end);
  }

  /** Reads what is still in the pipes, but not for ever: who has left the group may hold them open. */
  async closed(limitMs: number): Promise<void> {
    const timer = setTimeout(() => this.#closed.resolve(), limitMs);
    await this.#closed.promise;
    clearTimeout(timer);
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
  }
}

type Watching = Marked & Pick<TestProcess, 'memoryLimitBytes'> & { readonly onTooMuch: (end: ProcessEnd) => void };

/** Looks now and then at what a test has started, until the signal aborts. Never rejects. */
async function watchUse({ memoryLimitBytes, onTooMuch, ...marked }: Watching, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    // An abort wakes it: the loop asks.
    await sleep(WATCH_EVERY_MS, undefined, { signal: over }).catch(() => undefined);
    const pids = over.aborted ? [] : await leftovers(marked);
    if (pids.length > PROCESS_LIMIT) onTooMuch({ kind: 'process-limit' });
    else if ((await memoryOf(pids)) > memoryLimitBytes) onTooMuch({ kind: 'memory-limit' });
  }
}
