// npm run test:unit — everything that needs no VS Code
import { globSync } from 'node:fs';
import path from 'node:path';
import { handIn, runSuites } from '../support/suites.ts';
import { runToEnd } from '../support/vscode/leaving.ts';
import { ROOT } from '../support/vscode/paths.ts';
import { suiteOptions } from './options.ts';

const TIMEOUT_MS = 5_000;

await runToEnd(async () => {
  const { grep, forbidOnly, files } = suiteOptions();
  const counts = await runSuites({
    files: files.length > 0 ? files.map(file => path.resolve(file)) : unitTests(),
    timeoutMs: TIMEOUT_MS,
    grep,
    forbidOnly,
  });
  handIn(counts);
  return counts.failed > 0 ? 1 : 0;
});

function unitTests(): string[] {
  const inVsCode = new Set(['host', 'screen']);
  return globSync('test/**/*.test.ts', { cwd: ROOT })
    .filter(file => !inVsCode.has(file.split(path.sep)[1] ?? ''))
    .sort()
    .map(file => path.join(ROOT, file));
}
