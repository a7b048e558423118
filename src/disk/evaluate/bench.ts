import { randomUUID } from 'node:crypto';
import { sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import type { Clock } from '../../core/clock.ts';
import type { TaskFile, TaskTest } from '../../core/evaluate/task.ts';
import type { TestOutput } from '../../core/evaluate/taskAnswer.ts';
import type { TestBench, TestOutcome } from '../../core/evaluate/testRun.ts';
import { ownValue } from '../../core/json.ts';
import { errorCode } from '../files.ts';
import { privateFolder } from '../privateFolder.ts';
import { isolation } from '../process/isolation.ts';
import { type ProcessResult, runLimited } from '../process/limitedProcess.ts';
import type { TestLimits } from '../process/testLimits.ts';
import { type Program, Programs } from './programs.ts';
import { TestFolder } from './testFolder.ts';
import { testOutcome } from './testOutcome.ts';

export interface BenchOptions {
  /** Tests get only ALLOWED. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Never runs programs from these folders. */
  readonly outside?: readonly string[];
  /** Runs JavaScript. Defaults to this process's program. */
  readonly node?: Program;
  /** Defaults to privateFolder. */
  readonly folder?: string;
  readonly limits?: Partial<TestLimits>;
}

const LIMITS: Omit<TestLimits, 'timeMs'> = {
  outputBytes: 1_000_000,
  processes: 64,
  memoryBytes: 2_000_000_000,
  fileBytes: 250_000_000,
  diskBytes: 1_000_000_000,
};
/** The end holds the error. */
const KEPT = { headChars: 2_000, tailChars: 6_000 };

const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) => sleep(ms, undefined, signal && { signal }).catch(() => undefined),
};

/** A variable of any name may hold a key. */
const ALLOWED = ['PATH', 'Path', 'PATHEXT', 'SystemRoot', 'ComSpec', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH'] as const;

/** Runs each test in its own folder and process group. */
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
      await folder.writeFiles([...files, ...test.files]);
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

/** For files that can't be in one folder: `a` and `a/b`. */
const CLASHES: ReadonlySet<string> = new Set(['ENOTDIR', 'EISDIR', 'EEXIST', 'ENAMETOOLONG']);

function notSetUp(error: unknown): TestOutcome {
  const code = errorCode(error);
  // Not a file system error but a bug.
  if (code === undefined) throw error;
  if (!CLASHES.has(code)) return { kind: 'skipped', reason: l10n.t("The test couldn't be set up ({0}).", code) };
  const output = { text: '', cutChars: 0, durationMs: 0 };
  return { kind: 'failed', reason: l10n.t("The answer's files conflict with each other ({0}).", code), output };
}

function outputOf({ output, durationMs }: ProcessResult, folder: string): TestOutput {
  // Leaves out paths of this machine.
  const text = output
    .toString()
    .replaceAll(folder + sep, '')
    .replaceAll(folder, '.');
  return { text, cutChars: output.leftOutChars, durationMs };
}
