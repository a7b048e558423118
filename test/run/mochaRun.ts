import { globSync } from 'node:fs';
import path from 'node:path';
import { type Counts, handIn, runSuites } from '../support/suites.ts';
import { ROOT } from '../support/vscode/paths.ts';
import { claim } from './claims.ts';
import { suiteOptions } from './options.ts';

export interface MochaRun {
  /** Where tests are looked for when the command line names none: a glob from the project's root. */
  readonly pattern: string;
  /** Folders of that which are run by another command. */
  readonly without?: readonly string[];
  readonly timeoutMs: number;
}

/**
 * Runs the tests that the command line asks for, in this process; the exit code. `GHOSTLINE_CLAIMS` names a folder by which
 * several processes share the files: each runs a file that no other has begun, until there are none.
 */
export async function runMocha({ pattern, without = [], timeoutMs }: MochaRun): Promise<number> {
  const { grep, forbidOnly, files: named } = suiteOptions();
  const { GHOSTLINE_CLAIMS: claims } = process.env;
  const all = globSync(pattern, { cwd: ROOT, exclude: without }).sort();
  const files = named.length > 0 ? named.map(file => path.resolve(file)) : all.map(file => path.join(ROOT, file));
  let counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const batch of claims === undefined ? [files] : files.map(file => [file])) {
    if (claims !== undefined && !batch.every(file => claim(path.relative(ROOT, file), claims))) continue;
    counts = sum(counts, await runSuites({ files: batch, timeoutMs, grep, forbidOnly }));
    // After each, so that a process that is lost has lost only its last.
    handIn(counts);
  }
  handIn(counts);
  return counts.failed > 0 ? 1 : 0;
}

function sum(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}
