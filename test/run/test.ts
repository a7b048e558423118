// npm test — everything that must hold, on a machine that may have nothing yet. A failing stage does not keep the later
// ones from running; the last line counts over all suites.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findChromium } from '../support/vscode/chromium.ts';
import { leave, onLeaving, runToEnd } from '../support/vscode/leaving.ts';
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
  const claims = await mkdtemp(path.join(os.tmpdir(), 'ghostline-claims-'));
  onLeaving(() => rm(claims, { recursive: true, force: true }));
  const packing = Promise.withResolvers<Packed>();

  /** Half of the screen tests: each lane takes the next file that the other has not begun. */
  const screen = async (name: string): Promise<StageResult[]> => {
    const { vsix } = await packing.promise;
    if (vsix === undefined) return [];
    const env = { GHOSTLINE_VSIX: vsix, GHOSTLINE_CLAIMS: claims };
    return [await run({ name, script: 'test:screen', args: FORBID_ONLY, env })];
  };

  // Two lanes for two cores.
  const lanes = await Promise.all([
    (async () => {
      const unit = await run({ name: 'unit tests', script: 'test:unit', args: FORBID_ONLY });
      await setUp;
      const packed = await pack();
      packing.resolve(packed);
      return [unit, ...packed.failures, ...(await screen('on the screen, first lane'))];
    })(),
    (async () => {
      const types = await run({ name: 'types', script: 'check' });
      const webviewTypes = await run({ name: 'types of the webviews', script: 'check:webview' });
      const lint = await run({ name: 'lint', script: 'lint' });
      const disk = await run({ name: 'on the disk', script: 'test:disk', args: FORBID_ONLY });
      // Both build into dist.
      await packing.promise;
      const host = await run({ name: 'in the extension host', script: 'test:host', args: FORBID_ONLY });
      return [types, webviewTypes, lint, disk, host, ...(await screen('on the screen, second lane'))];
    })(),
  ]);
  // Nothing is printed behind the counts.
  await leave();
  return report(lanes.flat());
});

interface Packed {
  readonly vsix: string | undefined;
  readonly failures: readonly StageResult[];
}

async function pack(): Promise<Packed> {
  try {
    const { vsix } = await packExtension();
    return { vsix, failures: [] };
  } catch (error) {
    console.error(`\nghostline: ${error instanceof Error ? error.message : String(error)}; no screen tests`);
    const counts = { passed: 0, failed: 1, skipped: 0 };
    return { vsix: undefined, failures: [{ name: 'package', succeeded: false, counts, seconds: 0 }] };
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
