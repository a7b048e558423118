// npm test — everything that must hold, on a machine that may have nothing yet. A failing stage does not keep the later
// ones from running; the last line counts over all suites.
import { findChromium } from '../support/vscode/chromium.ts';
import { leave, runToEnd } from '../support/vscode/leaving.ts';
import { installServer } from '../support/vscode/serverInstall.ts';
import { OutputTurns } from './outputTurns.ts';
import { packExtension } from './packExtension.ts';
import { runStage, type Stage, type StageResult } from './stage.ts';

const FORBID_ONLY = ['--forbid-only'];

await runToEnd(async () => {
  const turns = new OutputTurns(text => process.stdout.write(text));
  const run = (stage: Stage) => runStage(stage, turns.begin());
  // The editor and the browser arrive while the first stages run; a failure is for the later ones to report.
  const setUp = Promise.allSettled([installServer(), findChromium()]);
  // Two lanes for two cores. An editor takes both: with two of them at a time, tests wait for the machine.
  const lanes = await Promise.all([
    run({ name: 'unit tests', script: 'test:unit', args: FORBID_ONLY }),
    (async () => [
      await run({ name: 'types', script: 'check' }),
      await run({ name: 'types of the webviews', script: 'check:webview' }),
      await run({ name: 'lint', script: 'lint' }),
      await run({ name: 'on the disk', script: 'test:disk', args: FORBID_ONLY }),
    ])(),
  ]);
  await setUp;
  const results = lanes.flat();
  results.push(await run({ name: 'in the extension host', script: 'test:host', args: FORBID_ONLY }));
  results.push(await packAndLook(run));
  // Nothing is printed behind the counts.
  await leave();
  return report(results);
});

async function packAndLook(run: (stage: Stage) => Promise<StageResult>): Promise<StageResult> {
  try {
    const env = { GHOSTLINE_VSIX: (await packExtension()).vsix };
    return await run({ name: 'on the screen', script: 'test:screen', args: FORBID_ONLY, env });
  } catch (error) {
    console.error(`\nghostline: ${error instanceof Error ? error.message : String(error)}; no screen tests`);
    return { name: 'package', succeeded: false, counts: { passed: 0, failed: 1, skipped: 0 }, seconds: 0 };
  }
}

/** A table of the stages, then the one line that counts. */
function report(results: readonly StageResult[]): number {
  console.log();
  for (const { name, succeeded, seconds } of results) {
    console.log(`${succeeded ? '✔' : '✘'} ${name.padEnd(26)} ${seconds.toFixed(1).padStart(6)} s`);
  }
  const sum = (kind: keyof StageResult['counts']): number =>
    results.reduce((total, { counts }) => total + counts[kind], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  return results.every(({ succeeded }) => succeeded) ? 0 : 1;
}
