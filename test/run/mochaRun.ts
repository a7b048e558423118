import { globSync } from 'node:fs';
import path from 'node:path';
import { handIn, runSuites } from '../support/suites.ts';
import { ROOT } from '../support/vscode/paths.ts';
import { suiteOptions } from './options.ts';

export interface MochaRun {
  /** Where tests are looked for when the command line names none: a glob from the project's root. */
  readonly pattern: string;
  /** Folders and files of that which are run by another command. */
  readonly without?: readonly string[];
  /** Instead of all files of that. */
  readonly only?: readonly string[];
  /** Files of that which are run after the others, in this order. */
  readonly last?: readonly string[];
  readonly timeoutMs: number;
}

/** Runs the tests that the command line asks for, in this process; the exit code. */
export async function runMocha({ pattern, without = [], only, last = [], timeoutMs }: MochaRun): Promise<number> {
  const { grep, forbidOnly, files: named } = suiteOptions();
  const found = only ?? globSync(pattern, { cwd: ROOT, exclude: without }).sort();
  const place = (file: string) => last.indexOf(file.split(path.sep).join('/'));
  const all = found.toSorted((a, b) => place(a) - place(b));
  const files = named.length > 0 ? named.map(file => path.resolve(file)) : all.map(file => path.join(ROOT, file));
  const counts = await runSuites({ files, timeoutMs, grep, forbidOnly });
  handIn(counts);
  return counts.failed > 0 ? 1 : 0;
}
