// npm run test:screen — what a person sees: the packed extension in a VS Code in a headless browser
import { globSync } from 'node:fs';
import path from 'node:path';
import { handIn, runSuites } from '../support/suites.ts';
import { runToEnd } from '../support/vscode/leaving.ts';
import { ROOT } from '../support/vscode/paths.ts';
import { suiteOptions } from './options.ts';
import { packExtension } from './packExtension.ts';

const TIMEOUT_MS = 60_000;

await runToEnd(async () => {
  const { grep, forbidOnly, files } = suiteOptions();
  const { GHOSTLINE_VSIX = (await packExtension()).vsix } = process.env;
  Object.assign(process.env, { GHOSTLINE_VSIX });
  const counts = await runSuites({
    files: files.length > 0 ? files.map(file => path.resolve(file)) : screenTests(),
    timeoutMs: TIMEOUT_MS,
    grep,
    forbidOnly,
  });
  handIn(counts);
  return counts.failed > 0 ? 1 : 0;
});

function screenTests(): string[] {
  return globSync('test/screen/**/*.test.ts', { cwd: ROOT })
    .sort()
    .map(file => path.join(ROOT, file));
}
