// npm test — everything that must hold, on a machine that may have nothing yet. A failing stage does not keep the later
// ones from running; the last line counts over all suites.
import { findChromium } from '../support/vscode/chromium.ts';
import { runToEnd } from '../support/vscode/leaving.ts';
import { installServer } from '../support/vscode/serverInstall.ts';
import { packExtension } from './packExtension.ts';
import { runStage, type StageResult } from './stage.ts';

await runToEnd(async () => {
  // What the later stages need comes while the first ones run; a failure is theirs to report.
  const setUp = Promise.allSettled([installServer(), findChromium()]);
  const results: StageResult[] = [];
  results.push(await runStage({ name: 'types', script: 'check' }));
  results.push(await runStage({ name: 'types of the webviews', script: 'check:webview' }));
  results.push(await runStage({ name: 'lint', script: 'lint' }));
  results.push(await runStage({ name: 'unit tests', script: 'test:unit', args: ['--forbid-only'] }));
  results.push(await runStage({ name: 'on the disk', script: 'test:disk', args: ['--forbid-only'] }));
  await setUp;
  results.push(await runStage({ name: 'in the extension host', script: 'test:host', args: ['--forbid-only'] }));
  results.push(...(await packAndLook()));
  return report(results);
});

async function packAndLook(): Promise<StageResult[]> {
  try {
    const { vsix } = await packExtension();
    const env = { GHOSTLINE_VSIX: vsix };
    return [await runStage({ name: 'on the screen', script: 'test:screen', args: ['--forbid-only'], env })];
  } catch (error) {
    console.error(`\nghostline: ${error instanceof Error ? error.message : String(error)}; no screen tests`);
    return [{ name: 'package', succeeded: false, counts: { passed: 0, failed: 1, skipped: 0 }, seconds: 0 }];
  }
}

/** A table of the stages, then the one line that counts. */
function report(results: readonly StageResult[]): number {
  console.log();
  for (const { name, succeeded, seconds } of results) {
    console.log(`${succeeded ? '✔' : '✘'} ${name.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s`);
  }
  const sum = (kind: keyof StageResult['counts']): number =>
    results.reduce((total, { counts }) => total + counts[kind], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  return results.every(({ succeeded }) => succeeded) ? 0 : 1;
}
