import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../../src/core/clock.ts';
import { runTests, type TestRunOptions } from '../../../src/disk/workspaceCopy/testRun.ts';
import { until } from '../../support/vscode/waiting.ts';
import { useFolder } from '../folders.ts';
import { processesOf } from '../processList.ts';
import { wallClock } from '../wallClock.ts';

/** Starting processes takes its time where others do the same. */
export const LIMIT_MS = 60_000;
export const NODE = JSON.stringify(process.execPath);

/** A workspace with `a.txt` for the surrounding `describe`, and ways to run scripts in copies of it. */
export function useTestRuns() {
  const base = useFolder();
  const workspace = () => join(base(), 'project');
  const home = () => join(base(), 'tmp');

  beforeEach(async () => {
    await mkdir(workspace());
    await mkdir(home());
    await writeFile(join(workspace(), 'a.txt'), 'on the disk');
  });

  async function run(script: string, more: Partial<TestRunOptions> = {}) {
    const command = `${NODE} -e ${JSON.stringify(script)}`;
    const result = await runTests({
      command,
      folder: workspace(),
      home: home(),
      changes: new Map(),
      isExcluded: () => false,
      limits: { timeMs: LIMIT_MS },
      clock: wallClock,
      signal: new AbortController().signal,
      ...more,
    });
    assert.deepEqual(await readdir(home()), [], 'something was left behind');
    if (result.ended === 'not-run') assert.fail(result.message);
    return result;
  }

  /** A script that leaves the ids of its processes in this file, which the test reads afterwards. */
  const noted = () => join(base(), 'ids');
  async function untilGone(): Promise<void> {
    const ids = (await readFile(noted(), 'utf8')).trim().split('\n').map(Number);
    assert.ok(ids.length > 0 && ids.every(id => id > 0), String(ids));
    // In a process namespace of its own a process has another id: here it is found by its command line.
    const areGone = async () =>
      process.platform === 'linux' ? (await processesOf(noted())).length === 0 : ids.every(id => !isRunning(id));
    await until({ what: 'every process to be gone', probe: areGone });
  }
  const note = (id: string) => `require('fs').appendFileSync('${noted()}', ${id} + '\\n');`;

  const untilNoted = () =>
    until({ what: 'the script to run', probe: () => readFile(noted(), 'utf8').then(Boolean, () => false) });

  /** Its time is up when the script has left its id. */
  async function runToItsLimit(script: string) {
    const up = Promise.withResolvers<void>();
    const sleep: Clock['sleep'] = (ms, signal) => {
      if (ms !== LIMIT_MS) return wallClock.sleep(ms, signal);
      signal?.addEventListener('abort', () => up.resolve());
      return up.promise;
    };
    const running = run(script, { clock: { ...wallClock, sleep } });
    await Promise.race([running, untilNoted()]);
    up.resolve();
    return running;
  }

  return { base, workspace, home, run, runToItsLimit, note, noted, untilNoted, untilGone };
}

/** A zombie process is still listed. */
function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch {
    // Gone, as expected.
    return false;
  }
}
