import { globSync } from 'node:fs';
import path from 'node:path';
import { handIn, runSuites } from '../support/suites.ts';
import { ROOT } from '../support/vscode/paths.ts';
import { suiteOptions } from './options.ts';

export interface MochaRun {
  /** Where tests are looked for when the command line names none: a glob from the project's root. */
  readonly pattern: string;
  /** Folders of that which are run by another command. */
  readonly without?: readonly string[];
  readonly timeoutMs: number;
}

/** Runs the tests that the command line asks for, in this process; the exit code. */
export async function runMocha({ pattern, without = [], timeoutMs }: MochaRun): Promise<number> {
  const { grep, forbidOnly, files } = suiteOptions();
  const all = globSync(pattern, { cwd: ROOT, exclude: without }).sort();
  const counts = await runSuites({
    files: files.length > 0 ? files.map(file => path.resolve(file)) : all.map(file => path.join(ROOT, file)),
    timeoutMs,
    grep,
    forbidOnly,
  });
  handIn(counts);
  return counts.failed > 0 ? 1 : 0;
}
