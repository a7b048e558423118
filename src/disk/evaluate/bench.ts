import { randomUUID } from 'node:crypto';
import { sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../core/clock.ts';
import type { TaskFile, TaskTest } from '../../core/evaluate/task.ts';
import type { TestOutput } from '../../core/evaluate/taskAnswer.ts';
import type { TestBench, TestOutcome } from '../../core/evaluate/testRun.ts';
import { ownValue } from '../../core/json.ts';
import { codeOf } from '../files.ts';
import { privateFolder } from '../privateFolder.ts';
import { isolation } from '../process/isolation.ts';
import { type ProcessResult, runLimited } from '../process/limitedProcess.ts';
import type { TestLimits } from '../process/testLimits.ts';
import { type Program, Programs } from './programs.ts';
import { TestFolder } from './testFolder.ts';
import { testOutcome } from './testOutcome.ts';

export interface BenchOptions {
  /** Of this, tests see no more than ALLOWED; this process's own where it is absent. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Folders whose programs are not run: those of the workspace. */
  readonly outside?: readonly string[];
  /** What runs JavaScript; this process's own where it is absent. */
  readonly node?: Program;
  /** Where the folders of tests are made; see privateFolder where it is absent. */
  readonly folder?: string;
  /** Others than the usual ones. */
  readonly limits?: Partial<TestLimits>;
}

/** More than any test of one file has to say or starts; the machine is not the test's alone. */
const LIMITS: Omit<TestLimits, 'timeMs'> = {
  outputBytes: 1_000_000,
  processes: 64,
  memoryBytes: 2_000_000_000,
  fileBytes: 250_000_000,
  diskBytes: 1_000_000_000,
};
/** Enough to see how it began, and how it ended: the error stands last. */
const KEPT = { headChars: 2_000, tailChars: 6_000 };

const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) => sleep(ms, undefined, signal && { signal }).catch(() => undefined),
};

/** What programs need to start at all. Keys and tokens have all kinds of names: what is not named here is not passed on. */
const ALLOWED = ['PATH', 'Path', 'PATHEXT', 'SystemRoot', 'ComSpec', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH'] as const;

/** Runs each test in a folder and a process group of its own, which are gone when it is over. */
export class Bench implements TestBench {
  readonly #env: Readonly<Record<string, string | undefined>>;
  readonly #programs: Programs;
  readonly #folder: string | undefined;
  readonly #limits: Omit<TestLimits, 'timeMs'>;

  constructor({ env = process.env, outside = [], node, folder, limits }: BenchOptions = {}) {
    this.#env = env;
    this.#folder = folder;
    this.#limits = { ...LIMITS, ...limits };
    this.#programs = new Programs({ env, outside, ...(node && { node }) });
  }

  async obstacle({ command }: TaskTest): Promise<string | undefined> {
    const found = await this.#programs.find(command);
    return typeof found === 'string' ? found : undefined;
  }

  async run(test: TaskTest, files: readonly TaskFile[], signal: AbortSignal): Promise<TestOutcome> {
    const program = await this.#programs.find(test.command);
    if (typeof program === 'string') return { kind: 'skipped', reason: program };
    if (signal.aborted) return { kind: 'aborted' };
    let folder: TestFolder | undefined;
    try {
      folder = await TestFolder.make(this.#folder ?? (await privateFolder()));
      await folder.lay([...files, ...test.files]);
      return await this.#runIn(folder, { test, program, signal });
    } catch (error) {
      return notSetUp(error);
    } finally {
      await folder?.remove();
    }
  }

  async #runIn({ home, root, work }: TestFolder, { test, program, signal }: Running): Promise<TestOutcome> {
    const [, ...args] = test.command;
    const result = await runLimited({
      command: [program.command, ...args],
      cwd: work,
      env: { ...this.#environment(home), ...program.env },
      marked: { mark: randomUUID(), folder: root },
      isolate: await isolation({ folder: root }),
      limits: { ...this.#limits, timeMs: test.timeLimitSeconds * 1_000 },
      kept: KEPT,
      clock: systemClock,
      signal,
    });
    return testOutcome(test, result.end, outputOf(result, work));
  }

  #environment(home: string): Readonly<Record<string, string>> {
    const passedOn = ALLOWED.flatMap(name => {
      const value = ownValue(this.#env, name);
      return value === undefined ? [] : [[name, value] as const];
    });
    return {
      ...Object.fromEntries(passedOn),
      ...{ HOME: home, USERPROFILE: home, TMPDIR: home, TEMP: home, TMP: home },
      ...{ LANG: 'C.UTF-8', PYTHONUTF8: '1', PYTHONDONTWRITEBYTECODE: '1', NO_COLOR: '1' },
    };
  }
}

interface Running {
  readonly test: TaskTest;
  readonly program: Program;
  readonly signal: AbortSignal;
}

/** What files of an answer come to that cannot stand beside each other: `a` and `a/b`. */
const CLASHES: ReadonlySet<string> = new Set(['ENOTDIR', 'EISDIR', 'EEXIST', 'ENAMETOOLONG']);

function notSetUp(error: unknown): TestOutcome {
  const code = codeOf(error);
  // A defect of ours is not to be hidden.
  if (code === undefined) throw error;
  if (!CLASHES.has(code)) return { kind: 'skipped', reason: `The test could not be set up (${code}).` };
  const output = { text: '', cutChars: 0, durationMs: 0 };
  return { kind: 'failed', reason: `The files of the answer do not fit together (${code}).`, output };
}

function outputOf({ output, durationMs }: ProcessResult, folder: string): TestOutput {
  // Nobody needs to know where on this machine it ran.
  const text = output
    .toString()
    .replaceAll(folder + sep, '')
    .replaceAll(folder, '.');
  return { text, cutChars: output.leftOutChars, durationMs };
}
