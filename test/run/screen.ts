// npm run test:screen — what a person sees: the packed extension in a VS Code in a headless browser
import { globSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { handIn } from '../support/suites.ts';
import { runToEnd } from '../support/vscode/leaving.ts';
import { ROOT } from '../support/vscode/paths.ts';
import { type CountedResult, runCounted, sumOf } from './countedRun.ts';
import { runMocha } from './mochaRun.ts';
import { suiteOptions } from './options.ts';
import { packExtension } from './packExtension.ts';

/** Above what a single wait may take, so that the wait is what tells. */
const TIMEOUT_MS = 180_000;
const PATTERN = 'test/screen/**/*.test.ts';
/** Each test mostly waits, for an editor that starts, paints or settles: two of them leave two processors half idle. */
const LANES = 2;

await runToEnd(async () => {
  const { GHOSTLINE_VSIX = (await packExtension()).vsix } = process.env;
  Object.assign(process.env, { GHOSTLINE_VSIX });
  return suiteOptions().files.length === 0 ? runEachFile() : runMocha({ pattern: PATTERN, timeoutMs: TIMEOUT_MS });
});

/** Every file in a process and an editor of its own, two at a time; what one has to say comes in one piece. */
async function runEachFile(): Promise<number> {
  // The longest first, so that no lane ends up with much to do while the other has nothing.
  const files = globSync(PATTERN, { cwd: ROOT }).sort((one, other) => sizeOf(other) - sizeOf(one));
  const results: CountedResult[] = [];
  const lane = async () => {
    for (let file = files.shift(); file !== undefined; file = files.shift()) {
      const command = [fileURLToPath(import.meta.url), file, ...process.argv.slice(2)];
      results.push(await runCounted({ command, output: 'held' }));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  handIn(sumOf(results));
  return results.every(({ succeeded }) => succeeded) ? 0 : 1;
}

function sizeOf(file: string): number {
  return statSync(path.join(ROOT, file)).size;
}
