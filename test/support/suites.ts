import { writeFileSync } from 'node:fs';
import { format } from 'node:util';
import Mocha from 'mocha';
import { printTimes } from './printTimes.ts';

/** How the tests of one or several suites ended. A hook that fails counts as one failed test. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface SuitesOptions {
  /** Absolute paths of test files. */
  readonly files: readonly string[];
  readonly timeoutMs: number;
  /** Only tests whose full title matches. */
  readonly grep?: string | undefined;
  /** A test marked `.only` is a failure: it would leave the others out unnoticed. */
  readonly forbidOnly?: boolean;
  readonly print?: (line: string) => void;
}

/** Runs the files with mocha and prints its report. A file that cannot be loaded rejects. */
export async function runSuites(options: SuitesOptions): Promise<Counts> {
  const { files, timeoutMs, grep, forbidOnly = false, print = console.log } = options;
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: timeoutMs,
    // Over half of the limit a test is marked as slow.
    slow: timeoutMs / 2,
    forbidOnly,
    ...(grep === undefined ? {} : { grep: new RegExp(grep) }),
  });
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => print(format(...args));
  return new Promise(resolve => {
    const runner = mocha.run(failures => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed: failures, skipped: pending });
    });
    const { GHOSTLINE_TIMES } = process.env;
    if (GHOSTLINE_TIMES !== undefined) printTimes(runner, print);
  });
}

/** Leaves the counts for `npm test`, which names a file in `GHOSTLINE_COUNTS`; without it does nothing. */
export function handIn(counts: Counts): void {
  const { GHOSTLINE_COUNTS: file } = process.env;
  if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
}
