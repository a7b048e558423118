import { readdirSync } from 'node:fs';
import path from 'node:path';
import { handIn, runSuites } from '../support/suites.ts';

/** Longer than any single wait for the editor, so that the wait fails first. */
const TIMEOUT_MS = 180_000;

/**
 * VS Code's entry in the extension host: runs every suite beside the bundle of this file (esbuild.mjs, `hostSuites`).
 * The lines are marked, to distinguish them from VS Code's log.
 */
export async function run(): Promise<void> {
  const { GHOSTLINE_GREP: grep, GHOSTLINE_FORBID_ONLY: forbidOnly, GHOSTLINE_FILES: named } = process.env;
  const all = readdirSync(__dirname).filter(name => name.endsWith('.test.cjs'));
  const wanted = named?.split('\n').map(name => `${name}.cjs`) ?? all;
  const missing = wanted.filter(name => !all.includes(name));
  if (missing.length > 0)
    throw new Error(`no such suite in test/host: ${missing.join(', ').replaceAll('.cjs', '.ts')}`);
  const files = wanted.map(name => path.join(__dirname, name));
  const counts = await runSuites({
    files,
    timeoutMs: TIMEOUT_MS,
    grep,
    forbidOnly: forbidOnly !== undefined,
    print: text => {
      for (const line of text.split('\n')) console.log(`[suites] ${line}`);
    },
  });
  handIn(counts);
  if (counts.failed > 0) throw new Error(`${counts.failed} failed`);
}
