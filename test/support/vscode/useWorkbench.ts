import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { OUT } from './paths.ts';
import { openWorkbench, type Workbench, type WorkbenchOptions } from './workbench.ts';

/** Above what its single waits may take together, so that the wait is what fails. */
const OPEN_LIMIT_MS = 300_000;

/**
 * Opens one workbench for the surrounding `describe` and closes it at its end. A failed test leaves
 * `out/screenshots/failed-<title>.png` and the extension host's log beside it.
 * Only few of VS Code's own extensions are there unless the options ask for all.
 * @param prepare runs first, for what the options need (a model server)
 * @returns the workbench, from the first hook or test on
 */
export function useWorkbench(prepare: () => Promise<WorkbenchOptions> | WorkbenchOptions): () => Workbench {
  let workbench: Workbench | undefined;

  before('open a workbench', async function () {
    this.timeout(OPEN_LIMIT_MS);
    workbench = await openWorkbench({ builtIns: 'few', ...(await prepare()) });
  });

  afterEach('keep what a failed test showed', async function () {
    if (this.currentTest?.state !== 'failed' || workbench === undefined) return;
    const name = `failed-${this.currentTest.fullTitle().replace(/[^\w-]+/g, '-')}`.slice(0, 100);
    await workbench.screenshot(name);
    await mkdir(path.join(OUT, 'screenshots'), { recursive: true });
    await writeFile(path.join(OUT, 'screenshots', `${name}.log`), await workbench.logs.extensionHost());
  });

  after('close the workbench', async function () {
    this.timeout(OPEN_LIMIT_MS);
    await workbench?.close();
  });

  return () => {
    if (workbench === undefined) throw new Error('the workbench is open only while tests run');
    return workbench;
  };
}
