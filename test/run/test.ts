// npm test — everything that must hold, on a machine that may have nothing yet. A failing stage does not keep the later
// ones from running; the last line counts over all suites.
import { findChromium } from '../support/vscode/browser/chromium.ts';
import { leave, runToEnd } from '../support/vscode/leaving.ts';
import { installServer } from '../support/vscode/serverInstall.ts';
import { OutputTurns } from './outputTurns.ts';
import { type PackedExtension, packExtension } from './packExtension.ts';
import { runStage, type Stage, type StageResult } from './stage.ts';

const FORBID_ONLY = ['--forbid-only'];

await runToEnd(async () => {
  const turns = new OutputTurns(text => process.stdout.write(text));
  const run = (stage: Stage) => runStage(stage, turns.begin());
  // The editor and the browser arrive while the first stages run; a failure is for the later ones to report.
  const setUp = Promise.allSettled([installServer(), findChromium()]);
  // Before the extension host's tests build the same folder for themselves.
  const packing = Promise.allSettled([packExtension()]);
  // Two lanes for two cores.
  const lanes = await Promise.all([
    (async () => {
      const unit = await run({ name: 'unit tests', script: 'test:unit', args: FORBID_ONLY });
      const [, [packed]] = await Promise.all([setUp, packing]);
      const host = await run({ name: 'in the extension host', script: 'test:host', args: FORBID_ONLY });
      return [unit, host, ...(packed.status === 'fulfilled' ? [await look(run, packed.value, 'other')] : [])];
    })(),
    (async () => {
      const results = [
        await run({ name: 'types', script: 'check' }),
        await run({ name: 'types of the webviews', script: 'check:webview' }),
        await run({ name: 'lint', script: 'lint' }),
        await run({ name: 'on the disk', script: 'test:disk', args: FORBID_ONLY }),
      ];
      await setUp;
      const [packed] = await packing;
      return [
        ...results,
        packed.status === 'fulfilled' ? await look(run, packed.value, 'same') : notPacked(packed.reason),
      ];
    })(),
  ]);
  const results = lanes.flat();
  // Nothing is printed behind the counts.
  await leave();
  return report(results);
});

function look(
  run: (stage: Stage) => Promise<StageResult>,
  { vsix }: PackedExtension,
  windows: 'same' | 'other',
): Promise<StageResult> {
  const name = windows === 'same' ? 'on the screen' : 'on the screen, apart';
  const env = { GHOSTLINE_VSIX: vsix, GHOSTLINE_WINDOWS: windows };
  return run({ name, script: 'test:screen', args: FORBID_ONLY, env });
}

function notPacked(reason: unknown): StageResult {
  console.error(`\nghostline: ${reason instanceof Error ? reason.message : String(reason)}; no screen tests`);
  return { name: 'package', succeeded: false, counts: { passed: 0, failed: 1, skipped: 0 }, seconds: 0 };
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
